import { describe, expect, test } from 'vitest';
import { afterPing, answer } from '../../fake/scripted-engine.ts';
import {
  calls,
  cut,
  failure,
  open,
  openAnswering,
  readableCalls,
  refusal,
} from './opened-engine.ts';

async function collect(pieces: AsyncIterable<Uint8Array>): Promise<string> {
  let text = '';
  for await (const piece of pieces) text += Buffer.from(piece).toString('latin1');
  return text;
}

const platform = { os: 'linux', architecture: 'arm64', variant: 'v8' };

test('save() names images as they were typed, in their order', async () => {
  const opened = await openAnswering(answer('200 OK'));
  expect(await collect(opened.engine.save(['b:1', 'a', 'c d&e=f/ü', 'a']))).toBe('');
  expect(calls(opened)).toEqual([
    'GET /v1.50/images/get?names=b%3A1&names=a&names=c+d%26e%3Df%2F%C3%BC&names=a',
  ]);
});

test('save() asks for one platform', async () => {
  const opened = await openAnswering(answer('200 OK'), '1.48');
  await collect(opened.engine.save(['a'], { platform }));
  expect(readableCalls(opened)).toEqual([
    'GET /v1.48/images/get?names=a&platform={"architecture":"arm64","os":"linux","variant":"v8"}',
  ]);
});

test('save() asks no engine for one platform that is too old for it', async () => {
  const opened = await openAnswering(answer('200 OK'), '1.47');
  expect(await failure(opened, collect(opened.engine.save(['a'], { platform })))).toBe(
    '"platform" requires API version 1.48, but the Docker daemon API version is 1.47',
  );
  expect(calls(opened)).toEqual([]);
});

const BYTES = Array.from({ length: 300_000 }, (_, at) => String.fromCharCode(at % 251)).join('');
const HEAD = 'HTTP/1.1 200 OK\r\n';
const CHUNKED = `${HEAD}Transfer-Encoding: chunked\r\n\r\n`;

describe('save() hands on every byte', () => {
  test.each([
    ['of known length', answer('200 OK', BYTES)],
    ['in chunks', { send: `${CHUNKED}493e0\r\n${BYTES}\r\n0\r\n\r\n` }],
    ['until the line ends', { send: `${HEAD}\r\n${BYTES}`, afterwards: 'end' as const }],
  ])('%s', async (_, reaction) => {
    const { engine } = await openAnswering(reaction);
    expect((await collect(engine.save(['a']))) === BYTES).toBe(true);
  });
});

test.each([
  [cut('abc'), 'unexpected EOF'],
  [{ send: `${CHUNKED}3\r\nabc\r\n`, afterwards: 'end' as const }, 'unexpected EOF'],
  [{ send: `${CHUNKED}3\r\nabc\r\nzz\r\n` }, 'invalid byte in chunk length'],
])('save() hands on what came before the line broke %#', async (reaction, message) => {
  const opened = await openAnswering(reaction);
  const got: string[] = [];
  const read = async (): Promise<void> => {
    for await (const piece of opened.engine.save(['a'])) got.push(String(piece));
  };
  expect(await failure(opened, read())).toBe(message);
  expect(got.join('')).toBe('abc');
});

test('save() tells what the engine refuses before a byte is there', async () => {
  const { engine } = await openAnswering(refusal('404 x', 'No such image: a'));
  await expect(collect(engine.save(['a']))).rejects.toMatchObject({ kind: 'not-found' });
});

test('leaving the loop ends the connection', async () => {
  const { engine, seen } = await openAnswering(answer('200 OK', 'x'.repeat(100_000)));
  for (let times = 0; times < 2; times += 1) {
    for await (const piece of engine.save(['a'])) {
      expect(piece.length).toBeGreaterThan(0);
      break;
    }
  }
  expect(seen.requests.map(({ connection }) => connection)).toEqual([1, 1, 2]);
});

test('an abort ends the stream at once, and what has arrived already', async () => {
  // What follows an extension is a piece of its own.
  const send = `${CHUNKED}3\r\nabc\r\n3;x=y\r\ndef\r\n`;
  const { engine } = await open(afterPing(() => ({ send })));
  const abort = new AbortController();
  const got: string[] = [];
  const read = async (): Promise<void> => {
    for await (const piece of engine.save(['a'], { signal: abort.signal })) {
      got.push(String(piece));
      abort.abort();
    }
  };
  await expect(read()).rejects.toMatchObject({ kind: 'cancelled', exitCode: 130 });
  expect(got).toEqual(['abc']);
});
