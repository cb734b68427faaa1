import { expect, test } from 'vitest';
import type { RemoveOptions } from '../../../src/engine/change-options.ts';
import { answer } from '../../fake/scripted-engine.ts';
import { cut, failure, json, openAnswering, readableCalls } from './opened-engine.ts';

const AMD = { os: 'linux', architecture: 'amd64' };
const ARM = { os: 'linux', architecture: 'arm64', variant: 'v8' };
const AMD_JSON = '{"architecture":"amd64","os":"linux"}';
const ARM_JSON = '{"architecture":"arm64","os":"linux","variant":"v8"}';

test.each<[string, RemoveOptions, string]>([
  ['a/b:c@d e?f#g', {}, '/v1.50/images/a/b:c@d e?f#g'],
  ['', {}, '/v1.50/images'],
  ['../..//x', {}, '/x'],
  ['a', { force: true, keepParents: true }, '/v1.50/images/a?force=1&noprune=1'],
  ['a', { force: false, keepParents: false, platforms: [] }, '/v1.50/images/a'],
  [
    'a',
    { platforms: [ARM, AMD, ARM] },
    `/v1.50/images/a?platforms=${ARM_JSON}&platforms=${AMD_JSON}`,
  ],
])('remove(%j, %j)', async (name, options, target) => {
  const opened = await openAnswering(json('[]'));
  expect(await opened.engine.remove(name, options)).toEqual([]);
  expect(readableCalls(opened)).toEqual([`DELETE ${target}`]);
});

test('remove() tells what was done, in order', async () => {
  const { engine } = await openAnswering(
    json('[{"Untagged":"a:1"},{"deleted":"sha256:1"},null,{"Untagged":null,"Deleted":"b","x":1}]'),
  );
  expect(await engine.remove('a')).toEqual([
    { untagged: 'a:1', deleted: '' },
    { untagged: '', deleted: 'sha256:1' },
    { untagged: '', deleted: '' },
    { untagged: '', deleted: 'b' },
  ]);
});

test('removals that follow each other use one connection', async () => {
  const { engine, seen } = await openAnswering(json('[]\n'));
  for (const name of ['a', 'b', 'c']) await engine.remove(name);
  expect(seen.requests.map(({ connection }) => connection)).toEqual([1, 1, 1, 1]);
});

test.each([
  ['null', []],
  ['[] trailing', []],
])('remove() reads %j', async (body, removals) => {
  const { engine } = await openAnswering(json(body));
  expect(await engine.remove('a')).toEqual(removals);
});

test.each([
  ['', 'EOF'],
  ['<html>', "invalid character '<' looking for beginning of value"],
  ['[{"Deleted":"a"},', 'unexpected EOF'],
  ['{}', 'json: cannot unmarshal object into Go value of type []image.DeleteResponse'],
  [
    '[{"Deleted":5}]',
    'json: cannot unmarshal number into Go struct field DeleteResponse.Deleted of type string',
  ],
])('remove() refuses the answer %j', async (body, message) => {
  const opened = await openAnswering(json(body));
  expect(await failure(opened, opened.engine.remove('a'))).toBe(message);
});

test.each([
  [answer('204 No Content'), 'EOF'],
  [cut('[{"Del'), 'unexpected EOF'],
  [
    answer('301 x', '', ['Location: /y']),
    'error during connect: Delete "/y": unexpected redirect in response',
  ],
  [
    { send: '', afterwards: 'end' as const },
    'error during connect: Delete "http://%2Fx/v1.50/images/a": EOF',
  ],
])('remove() tells what is no answer %#', async (reaction, message) => {
  const opened = await openAnswering(reaction);
  expect(await failure(opened, opened.engine.remove('a'))).toBe(message);
});

test('an answer counts that breaks off behind its content', async () => {
  const { engine } = await openAnswering(cut('[{"Deleted":"a"}]\n'));
  expect(await engine.remove('a')).toEqual([{ untagged: '', deleted: 'a' }]);
});
