import { afterEach, describe, expect, test, vi } from 'vitest';
import type { UnixEndpoint } from '../../../src/config/endpoint.ts';
import { openDockerApi } from '../../../src/engine/docker/client.ts';
import { EngineSession } from '../../../src/engine/docker/engine-session.ts';
import { readText } from '../../../src/engine/docker/read-body.ts';
import {
  afterPing,
  answer,
  pong,
  type Reaction,
  type Script,
  type ScriptedEngine,
  startEngine,
} from '../../fake/scripted-engine.ts';

const running: { close(): unknown }[] = [];
afterEach(async () => {
  vi.useRealTimers();
  await Promise.all(running.splice(0).map((one) => one.close()));
});

interface Opened {
  readonly engine: ScriptedEngine;
  readonly session: EngineSession;
  /** Messages show the socket as "/x". */
  readonly failure: (call: Promise<unknown>) => Promise<string>;
}

async function open(script: Script, apiVersion: string | null = null): Promise<Opened> {
  const engine = await startEngine(script);
  const path = engine.host.replace('unix://', '');
  const endpoint: UnixEndpoint = {
    kind: 'unix',
    host: engine.host,
    path,
    headers: new Map(),
    apiVersion,
  };
  const session = new EngineSession(
    openDockerApi(endpoint, { now: () => new Date(), os: 'linux' }),
    apiVersion,
  );
  running.push(session, engine);
  const failure = async (call: Promise<unknown>): Promise<string> => {
    const message = await call.then(String, (error: unknown) =>
      error instanceof Error ? error.message : '',
    );
    return message.replaceAll(path, '/x').replaceAll(path.replaceAll('/', '%2F'), '%2Fx');
  };
  return { engine, session, failure };
}

/** The same answer to every ping; anything else is served. */
function pings(head: Reaction, get: Reaction = head): Script {
  return ({ target, method }) => {
    if (target !== '/_ping') return answer('200 OK', '[]');
    return method === 'HEAD' ? head : get;
  };
}

function redirect(location: string): Reaction {
  return answer('301 x', '', [`Location: ${location}`]);
}

const SILENT_500 = answer('500 Err');
const UNKNOWN_404: Reaction = { send: 'HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n' };

describe('the version that is agreed on', () => {
  test.each([
    ['the engine’s own', pong('1.41'), '1.41'],
    ['the newest of ours, when the engine is newer', pong('9.99'), '1.50'],
    ['however old', pong('1.12'), '1.12'],
    ['1.24, when the engine does not say', answer('200 OK'), '1.24'],
    ['1.24, when the header is empty', pong(''), '1.24'],
    ['whatever else the engine says', pong('abc'), 'abc'],
    ['without blanks', pong('  1.30 '), '1.30'],
    ['from an engine that is not well', answer('500 Err', '', ['Api-Version: 1.41']), '1.41'],
  ])('is %s', async (_, ping, version) => {
    const { engine, session } = await open(pings(ping));
    expect(await session.greet({})).toBe(version);
    await session.get({ path: '/x' });
    await session.get({ path: '/x' });
    expect(engine.calls()).toEqual(['HEAD /_ping', `GET /v${version}/x`, `GET /v${version}/x`]);
  });

  test.each([
    ['200 OK', 'OK'],
    ['404 Not Found', 'nope'],
  ])('comes from GET where HEAD is not understood (%s)', async (status, body) => {
    const head = { send: 'HTTP/1.1 405 x\r\nContent-Length: 0\r\n\r\n' };
    const { engine, session } = await open(
      pings(head, answer(status, body, ['Api-Version: 1.33'])),
    );
    await session.get({ path: '/x' });
    expect(engine.calls()).toEqual(['HEAD /_ping', 'GET /_ping', 'GET /v1.33/x']);
  });

  test.each([
    ['9.99', '9.99'],
    ['abc', 'abc'],
    ['v1.3', '1.3'],
  ])('is the pinned one (%s), after one ping all the same', async (pinned, version) => {
    const { engine, session } = await open(pings(SILENT_500), pinned);
    await session.get({ path: '/x' });
    expect(engine.calls()).toEqual(['HEAD /_ping', `GET /v${version}/x`]);
  });
});

describe('without an agreement', () => {
  test.each([
    ['500', SILENT_500, ['HEAD /_ping']],
    ['404', UNKNOWN_404, ['HEAD /_ping', 'GET /_ping']],
  ])('each call pings again and then tries the newest version (%s)', async (_, ping, once) => {
    const { engine, session } = await open(pings(ping));
    await session.get({ path: '/x' });
    await session.get({ path: '/y' });
    expect(engine.calls()).toEqual([...once, ...once, 'GET /v1.50/x', ...once, 'GET /v1.50/y']);
  });

  const ADVICE = 'check if the server supports the requested API version';
  const closed: Reaction = { send: '', afterwards: 'end' };
  test.each([
    [
      SILENT_500,
      null,
      `request returned 500 Err for API route and version http://%2Fx/_ping, ${ADVICE}`,
    ],
    [UNKNOWN_404, answer('404 x', 'nope'), 'Error response from daemon: nope'],
    [redirect('/foo'), null, 'error during connect: Head "/foo": unexpected redirect in response'],
    [
      redirect('%zz'),
      null,
      'error during connect: Head "http://%2Fx/_ping": failed to parse Location header "%zz": parse "%zz": invalid URL escape "%zz"',
    ],
    [closed, null, 'error during connect: Head "http://%2Fx/_ping": EOF'],
  ])('those who insist on one get the error of the ping %#', async (head, get, message) => {
    const { session, failure } = await open(pings(head, get));
    expect(await failure(session.agreedVersion({}))).toBe(message);
  });

  test('a call reports its own failure', async () => {
    const { session, failure } = await open(() => ({ send: '', afterwards: 'end' }));
    expect(await failure(session.get({ path: '/x' }))).toBe(
      'error during connect: Get "http://%2Fx/v1.50/x": EOF',
    );
  });
});

test('an engine that does not answer the first ping is asked again after two seconds', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  let asked = 0;
  const { engine, session } = await open(({ target }) => {
    if (target !== '/_ping') return answer('200 OK', '[]');
    asked += 1;
    return asked === 1 ? null : pong('1.41');
  });
  const called = session.get({ path: '/x' });
  await vi.waitUntil(() => asked === 1);
  await vi.advanceTimersByTimeAsync(2_000);
  await called;
  expect(engine.calls()).toEqual(['HEAD /_ping', 'HEAD /_ping', 'GET /v1.41/x']);
});

test('an abort during the first ping is told, not swallowed', async () => {
  const { session } = await open(() => null);
  await expect(session.greet({ signal: AbortSignal.timeout(20) })).rejects.toMatchObject({
    kind: 'cancelled',
  });
});

const JSON_TYPE = ['Content-Type: application/json'];

describe('a failing answer is told as docker does', () => {
  const ADVICE = 'check if the server supports the requested API version';
  const ROUTE = `for API route and version http://%2Fx/v1.50/x, ${ADVICE}`;
  test.each([
    [
      '500 x',
      '{"message":" a\\n b \\n"}',
      JSON_TYPE,
      'engine',
      'Error response from daemon: a\n b',
    ],
    [
      '404 x',
      '{"message":"No such image: x"}',
      JSON_TYPE,
      'not-found',
      'Error response from daemon: No such image: x',
    ],
    ['409 x', '{"message":"busy"}', JSON_TYPE, 'conflict', 'Error response from daemon: busy'],
    ['401 x', '{"message":"who?"}', JSON_TYPE, 'unauthorized', 'Error response from daemon: who?'],
    [
      '500 x',
      '{}',
      JSON_TYPE,
      'engine',
      'Error response from daemon: API returned a 500 (Internal Server Error) but provided no error-message',
    ],
    [
      '500 x',
      'null',
      JSON_TYPE,
      'engine',
      'Error response from daemon: API returned a 500 (Internal Server Error) but provided no error-message',
    ],
    [
      '999 x',
      '{"message":""}',
      JSON_TYPE,
      'engine',
      'Error response from daemon: API returned a 999 () but provided no error-message',
    ],
    ['500 x', '{', JSON_TYPE, 'engine', 'Error reading JSON: unexpected end of JSON input'],
    [
      '500 x',
      '{"message":1}',
      JSON_TYPE,
      'engine',
      'Error reading JSON: json: cannot unmarshal number into Go struct field ErrorResponse.message of type string',
    ],
    [
      '500 x',
      '[]',
      JSON_TYPE,
      'engine',
      'Error reading JSON: json: cannot unmarshal array into Go value of type types.ErrorResponse',
    ],
    [
      '500 x',
      '{"message":"x"} y',
      JSON_TYPE,
      'engine',
      "Error reading JSON: invalid character 'y' after top-level value",
    ],
    [
      '502 x',
      '<html>\n</html>\n',
      ['Content-Type: text/html'],
      'engine',
      'Error response from daemon: <html>\n</html>',
    ],
    ['502 x', '  ', [], 'engine', 'Error response from daemon: '],
    [
      '500 x',
      '{"message":"m"}',
      ['Content-Type: application/json; charset=utf-8'],
      'engine',
      'Error response from daemon: {"message":"m"}',
    ],
    ['500 Foo Bar', '', [], 'engine', `request returned 500 Foo Bar ${ROUTE}`],
    ['500', '', [], 'engine', `request returned 500 ${ROUTE}`],
    ['101 Up', '', [], 'engine', `request returned 101 Up ${ROUTE}`],
    [
      '500 x',
      'a'.repeat(1 << 20),
      [],
      'engine',
      `request returned 500 x with a message (> 1048576 bytes) ${ROUTE}`,
    ],
    [
      '500 x',
      'a'.repeat((1 << 20) - 1),
      [],
      'engine',
      `Error response from daemon: ${'a'.repeat((1 << 20) - 1)}`,
    ],
  ])('%s with %.40j', async (status, body, headers, kind, message) => {
    const { session, failure } = await open(afterPing(() => answer(status, body, headers)));
    const call = session.get({ path: '/x' });
    expect(await failure(call)).toBe(message);
    await expect(call).rejects.toMatchObject({ kind });
  });

  test('one that is cut short by that alone', async () => {
    const cut = {
      send: 'HTTP/1.1 500 x\r\nContent-Length: 9\r\n\r\nabc',
      afterwards: 'end',
    } as const;
    const { session, failure } = await open(afterPing(() => cut));
    expect(await failure(session.get({ path: '/x' }))).toBe('unexpected EOF');
  });
});

test.each(['200 OK', '204 No Content', '301 Moved', '304 Not Modified'])(
  'an answer with status %s is not a failure',
  async (status) => {
    const { session } = await open(afterPing(() => answer(status, '', ['Location: /foo'])));
    expect(await readText((await session.get({ path: '/x' })).body)).toBe('');
  },
);

test('requireVersion() names what is too old', async () => {
  const { session, failure } = await open(pings(pong('1.24')));
  await session.requireVersion('1.24', 'some thing', {});
  expect(await failure(session.requireVersion('1.30', 'config inspect', {}))).toBe(
    '"config inspect" requires API version 1.30, but the Docker daemon API version is 1.24',
  );
});
