import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import type { LoadOptions } from '../../../src/engine/change-options.ts';
import { answer } from '../../fake/scripted-engine.ts';
import { startEagerEngine } from './eager-engine.ts';
import {
  bytesOf,
  calls,
  failure,
  json,
  lastHeader,
  openAnswering,
  openAt,
  readableCalls,
  said,
} from './opened-engine.ts';

const platform = { os: 'linux', architecture: 'arm64' };

test.each<[LoadOptions, string]>([
  [{}, 'quiet=0'],
  [{ quiet: false }, 'quiet=0'],
  [{ quiet: true }, 'quiet=1'],
  [{ platform }, 'platform={"architecture":"arm64","os":"linux"}&quiet=0'],
])('load(%j)', async (options, query) => {
  const opened = await openAnswering(json('{"stream":"Loaded"}'));
  expect(await said(opened.engine.load(bytesOf('ab', '', 'c\xff'), options))).toEqual(['Loaded']);
  expect(readableCalls(opened)).toEqual([`POST /v1.50/images/load?${query}`]);
  expect(lastHeader(opened, 'Content-Type')).toBe('application/x-tar');
  expect(lastHeader(opened, 'Transfer-Encoding')).toBe('chunked');
  expect(opened.seen.requests.at(-1)?.body).toBe('abc\xff');
});

test('load() sends what is empty in chunks, too', async () => {
  const opened = await openAnswering(json(''));
  await said(opened.engine.load(bytesOf()));
  expect(lastHeader(opened, 'Transfer-Encoding')).toBe('chunked');
});

test('load() reads nothing for an engine that is too old for one platform', async () => {
  const opened = await openAnswering(json(''), '1.47');
  let isRead = false;
  const watched = async function* (): AsyncGenerator<Uint8Array> {
    isRead = true;
    yield* bytesOf('a');
  };
  expect(await failure(opened, said(opened.engine.load(watched(), { platform })))).toBe(
    '"platform" requires API version 1.48, but the Docker daemon API version is 1.47',
  );
  expect(isRead).toBe(false);
  expect(calls(opened)).toEqual([]);
});

describe('an answer is a stream of messages', () => {
  test.each([
    ['application/json', ['a\n']],
    ['application/json; charset=utf-8', ['{"stream":"a\\n"}\n']],
    ['Application/JSON', ['{"stream":"a\\n"}\n']],
    ['text/plain', ['{"stream":"a\\n"}\n']],
    ['', ['{"stream":"a\\n"}\n']],
  ])('only when its type is application/json: %j', async (type, texts) => {
    const reaction = answer('200 OK', '{"stream":"a\\n"}\n', [`Content-Type: ${type}`]);
    const { engine } = await openAnswering(reaction);
    expect(await said(engine.load(bytesOf('x')))).toEqual(texts);
  });
});

test('an answer that is no text keeps its bytes', async () => {
  const { engine } = await openAnswering(answer('200 OK', 'a\xff\xc3'));
  expect((await said(engine.load(bytesOf('x')))).join('')).toBe('a\udcff\udcc3');
});

/** A source that tells when it was closed. */
function source(
  part: Uint8Array,
  count: number,
): AsyncIterable<Uint8Array> & { isClosed: boolean } {
  const state = {
    isClosed: false,
    async *[Symbol.asyncIterator]() {
      try {
        for (let sent = 0; sent < count; sent += 1) yield part;
      } finally {
        state.isClosed = true;
      }
    },
  };
  return state;
}

const PART = Buffer.alloc(65_536);
const BAD =
  'HTTP/1.1 400 Bad\r\nContent-Type: application/json\r\nContent-Length: 17\r\n\r\n{"message":"boo"}';
const WHOLE =
  'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 17\r\n\r\n{"stream":"done"';
const CUT = 'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n{"stream":"a"}';

describe('an engine that answers before it has read all', () => {
  test.each([
    { send: BAD, afterwards: 'read' },
    { send: BAD, afterwards: 'rest' },
    { send: BAD, afterwards: 'hang up' },
    { send: BAD, afterwards: 'hang up', after: 1_000_000 },
  ] as const)('is heard: %j', async (eagerness) => {
    const engine = openAt(await startEagerEngine(eagerness));
    const archive = source(PART, 1000);
    await expect(said(engine.load(archive))).rejects.toMatchObject({
      message: 'Error response from daemon: boo',
    });
    await expect.poll(() => archive.isClosed).toBe(true);
  });

  test('is heard out, however much it says before it hangs up', async () => {
    const message = 'z'.repeat(300_000);
    const body = JSON.stringify({ message });
    const send = `HTTP/1.1 400 Bad\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n${body}`;
    const engine = openAt(await startEagerEngine({ send, afterwards: 'hang up' }));
    await expect(said(engine.load(source(PART, 1000)))).rejects.toMatchObject({
      message: `Error response from daemon: ${message}`,
    });
  });

  test.each(['read', 'rest', 'hang up'] as const)(
    'may have done its work, and %s',
    async (afterwards) => {
      const engine = openAt(await startEagerEngine({ send: `${WHOLE}}`, afterwards }));
      expect(await said(engine.load(source(PART, 1000)))).toEqual(['done']);
    },
  );

  test('but hangs up in the middle of a message has failed', async () => {
    const engine = openAt(await startEagerEngine({ send: WHOLE, afterwards: 'hang up' }));
    await expect(said(engine.load(source(PART, 1000)))).rejects.toMatchObject({
      kind: 'unreachable',
    });
  });

  test('and goes on is shown while it still reads', async () => {
    const engine = openAt(await startEagerEngine({ send: CUT, afterwards: 'read' }));
    const never = async function* (): AsyncGenerator<Uint8Array> {
      yield PART;
      await new Promise(() => {});
    };
    for await (const { stream } of engine.load(never())) {
      expect(stream).toBe('a');
      break;
    }
  });
});

test('an engine that hangs up without a word is told of', async () => {
  const engine = openAt(await startEagerEngine({ send: '', afterwards: 'hang up' }));
  await expect(said(engine.load(source(PART, 1000)))).rejects.toMatchObject({
    kind: 'unreachable',
    message: expect.stringMatching(
      /^error during connect: Post "http.*\/v1.50\/images\/load\?quiet=0": (?:write .*: write: broken pipe|read .*: connection reset by peer|EOF)$/,
    ),
  });
});

test('an archive that cannot be read is a failure of the exchange', async () => {
  const opened = await openAnswering(json(''));
  const broken = async function* (): AsyncGenerator<Uint8Array> {
    yield PART;
    await sleep(1);
    throw new Error('read /tmp: is a directory');
  };
  expect(await failure(opened, said(opened.engine.load(broken())))).toBe(
    'error during connect: Post "http://%2Fx/v1.50/images/load?quiet=0": read /tmp: is a directory',
  );
});

test('an archive is read no faster than the engine takes it', async () => {
  const engine = openAt(await startEagerEngine({ send: '', afterwards: 'rest' }));
  let sent = 0;
  const counted = async function* (): AsyncGenerator<Uint8Array> {
    for (; sent < 1000; sent += 1) yield PART;
  };
  const loading = said(engine.load(counted(), { signal: AbortSignal.timeout(200) }));
  await expect(loading).rejects.toMatchObject({ kind: 'cancelled' });
  expect(sent).toBeLessThan(100);
});

test('an abort ends a load, and closes the archive', async () => {
  const engine = openAt(await startEagerEngine({ send: CUT, afterwards: 'rest' }));
  const archive = source(PART, 1000);
  const abort = new AbortController();
  const load = async (): Promise<void> => {
    for await (const _ of engine.load(archive, { signal: abort.signal })) abort.abort();
  };
  await expect(load()).rejects.toMatchObject({ kind: 'cancelled' });
  await expect.poll(() => archive.isClosed).toBe(true);
});
