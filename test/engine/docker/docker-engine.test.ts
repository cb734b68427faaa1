import { describe, expect, test } from 'vitest';
import type { ObjectKind } from '../../../src/engine/engine.ts';
import { afterPing, answer } from '../../fake/scripted-engine.ts';
import { calls, cut, listAll, open, openAnswering } from './opened-engine.ts';

const FILTERS = new Map([
  ['reference', ['b', 'a']],
  ['dangling', ['true']],
  ['label', ['z', '<y>&']],
]);

describe('list() asks for', () => {
  test.each([
    ['1.50', {}, '/v1.50/images/json'],
    ['1.50', { all: true, manifests: true }, '/v1.50/images/json?all=1&manifests=1'],
    ['1.46', { manifests: true }, '/v1.46/images/json'],
    [
      '1.25',
      { filters: FILTERS },
      '/v1.25/images/json?filters={"dangling":{"true":true},"label":{"\\u003cy\\u003e\\u0026":true,"z":true},"reference":{"a":true,"b":true}}',
    ],
    [
      '1.24',
      { filters: FILTERS },
      '/v1.24/images/json?filter=b&filters={"dangling":{"true":true},"label":{"\\u003cy\\u003e\\u0026":true,"z":true}}',
    ],
    ['1.24', { filters: new Map([['reference', ['a']]]) }, '/v1.24/images/json?filter=a'],
    [
      '1.21',
      { filters: FILTERS },
      '/v1.21/images/json?filter=b&filters={"dangling":["true"],"label":["z","\\u003cy\\u003e\\u0026"]}',
    ],
  ])('API %s: %j', async (version, options, target) => {
    const opened = await open(afterPing(() => answer('200 OK', '[]'), version));
    expect(await listAll(opened.engine, options)).toEqual([]);
    expect(calls(opened).map(decodeURIComponent)).toEqual([`GET ${target}`]);
  });
});

test('list() hands out images as they are read', async () => {
  const { engine } = await open(afterPing(() => answer('200 OK', '[{"Id":"a"},{"Id":"b"}]')));
  expect((await listAll(engine)).map(({ id }) => id)).toEqual(['a', 'b']);
});

test('list() does nothing until it is iterated', async () => {
  const { engine, seen } = await open(afterPing(() => answer('200 OK', '[]')));
  engine.list();
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(seen.requests).toEqual([]);
});

describe('what breaks off', () => {
  test('is an error for documents that are read whole', async () => {
    const { engine } = await openAnswering(cut('{}'));
    await expect(engine.inspect('x')).rejects.toMatchObject({ message: 'unexpected EOF' });
    await expect(engine.objects?.inspectObject('volume', 'x')).rejects.toMatchObject({
      message: 'unexpected EOF',
    });
  });

  test.each(['[', '[{"Id":"a"}', ''])(
    'is an error for lists that are not complete: %j',
    async (body) => {
      const { engine } = await openAnswering(cut(body));
      await expect(listAll(engine)).rejects.toMatchObject({ message: 'unexpected EOF' });
      await expect(engine.history('x')).rejects.toMatchObject({ message: 'unexpected EOF' });
      await expect(engine.version()).rejects.toMatchObject({ message: 'unexpected EOF' });
    },
  );

  test('does not matter behind a complete list or version', async () => {
    const { engine } = await openAnswering(cut('[]'));
    expect(await listAll(engine)).toEqual([]);
    expect(await engine.history('x')).toEqual([]);
    expect(await engine.version()).toBe('[]');
  });
});

test.each(['204 No Content', '301 Moved'])(
  'nothing instead of a list (%s) is an end too early',
  async (status) => {
    const { engine } = await open(afterPing(() => answer(status, '', ['Location: /foo'])));
    await expect(listAll(engine)).rejects.toMatchObject({ message: 'EOF' });
    await expect(engine.history('x')).rejects.toMatchObject({ message: 'EOF' });
    expect(await engine.inspect('x')).toBe('');
  },
);

test('documents keep their bytes', async () => {
  const bytes = '{ "Id" : "\\u003c", "Size": 1.50, "x": "\u00c3\u00a9\u00ff" }\n';
  const { engine } = await open(afterPing(() => answer('200 OK', bytes)));
  expect(await engine.inspect('x')).toBe('{ "Id" : "\\u003c", "Size": 1.50, "x": "é\udcff" }\n');
});

test('inspect() and history() ask for one platform', async () => {
  const opened = await open(
    afterPing(({ target }) => answer('200 OK', target.includes('history') ? '[]' : '{}')),
  );
  const platform = { os: 'linux', architecture: 'arm64', variant: 'v8' };
  await opened.engine.inspect('a/b:c@d e', { platform });
  await opened.engine.history('../..//x', { platform });
  const query = '?platform={"architecture":"arm64","os":"linux","variant":"v8"}';
  expect(calls(opened).map(decodeURIComponent)).toEqual([
    `GET /v1.50/images/a/b:c@d e/json${query}`,
    `GET /x/history${query}`,
  ]);
});

test('a platform needs an engine that knows of platforms', async () => {
  const { engine } = await open(afterPing(() => answer('200 OK', '[]'), '1.41'));
  const platform = { os: 'linux', architecture: 'amd64' };
  await expect(engine.history('x', { platform })).rejects.toMatchObject({
    message: '"platform" requires API version 1.48, but the Docker daemon API version is 1.41',
  });
});

test('greet() says which version will be spoken, also when nobody answers', async () => {
  const good = await open(afterPing(() => answer('200 OK'), '1.41'));
  expect(await good.engine.greet()).toEqual({ apiVersion: '1.41' });
  const bad = await open(() => ({ send: '', afterwards: 'end' }));
  expect(await bad.engine.greet()).toEqual({ apiVersion: '1.50' });
  expect(bad.seen.calls()).toEqual(['HEAD /_ping']);
});

describe('inspectObject() finds', () => {
  test.each<[ObjectKind, string]>([
    ['config', '/configs/x'],
    ['container', '/containers/x/json'],
    ['image', '/images/%20x%20/json'],
    ['network', '/networks/x'],
    ['node', '/nodes/x'],
    ['plugin', '/plugins/x/json'],
    ['secret', '/secrets/x'],
    ['service', '/services/x?insertDefaults=true'],
    ['task', '/tasks/x'],
    ['volume', '/volumes/x'],
  ])('a %s', async (kind, path) => {
    const opened = await open(afterPing(() => answer('200 OK', '{"a":1}')));
    expect(await opened.engine.objects?.inspectObject(kind, ' x ')).toBe('{"a":1}');
    expect(calls(opened)).toEqual([`GET /v1.50${path}`]);
  });

  test('the size of containers, when asked', async () => {
    const opened = await open(afterPing(() => answer('200 OK', '{}')));
    await opened.engine.objects?.inspectObject('container', 'x', { size: true });
    await opened.engine.objects?.inspectObject('volume', 'x', { size: true });
    expect(calls(opened)).toEqual(['GET /v1.50/containers/x/json?size=1', 'GET /v1.50/volumes/x']);
  });
});

describe('inspectObject() refuses', () => {
  test.each<[ObjectKind, string]>([
    ['container', 'invalid container name or ID: value is empty'],
    ['config', 'invalid contig name or ID: value is empty'],
    ['image', 'Error: No such image: '],
  ])('an empty name of a %s after one ping', async (kind, message) => {
    const { engine, seen } = await open(afterPing(() => answer('200 OK', '{}')));
    await expect(engine.objects?.inspectObject(kind, '')).rejects.toMatchObject({ message });
    expect(seen.calls()).toEqual(['HEAD /_ping']);
  });

  test.each<[ObjectKind, string, string]>([
    ['secret', '1.24', '1.25'],
    ['config', '1.29', '1.30'],
  ])('a %s of an engine that has none', async (kind, version, least) => {
    const { engine } = await open(afterPing(() => answer('200 OK', '{}'), version));
    await expect(engine.objects?.inspectObject(kind, 'x')).rejects.toMatchObject({
      message: `"${kind} inspect" requires API version ${least}, but the Docker daemon API version is ${version}`,
    });
  });
});

describe('isSwarmManager()', () => {
  test.each([
    ['{"Swarm":{"ControlAvailable":true}}', true],
    ['{"Swarm":{"controlavailable":true}} x', true],
    ['{"Swarm":{"ControlAvailable":false}}', false],
    ['{"Swarm":null}', false],
    ['{}', false],
    ['null', false],
  ])('reads %j as %j', async (body, isManager) => {
    const { engine } = await open(afterPing(() => answer('200 OK', body)));
    expect(await engine.objects?.isSwarmManager()).toBe(isManager);
  });

  test.each([
    ['', 'Error reading remote info: EOF'],
    ['x', "Error reading remote info: invalid character 'x' looking for beginning of value"],
    [
      '{"Swarm":1}',
      'Error reading remote info: json: cannot unmarshal number into Go struct field Info.Swarm of type swarm.Info',
    ],
  ])('does not understand %j', async (body, message) => {
    const { engine } = await open(afterPing(() => answer('200 OK', body)));
    await expect(engine.objects?.isSwarmManager()).rejects.toMatchObject({ message });
  });
});

function waits(): { signal: AbortSignal } {
  return { signal: AbortSignal.timeout(30) };
}

test('every call stops when its signal aborts', async () => {
  const { engine } = await open(afterPing(() => null));
  await engine.greet();
  for (const call of [
    listAll(engine, waits()),
    engine.inspect('x', waits()),
    engine.history('x', waits()),
    engine.version(waits()),
    engine.objects?.inspectObject('node', 'x', waits()),
    engine.objects?.isSwarmManager(waits()),
  ]) {
    await expect(call).rejects.toMatchObject({ kind: 'cancelled' });
  }
});
