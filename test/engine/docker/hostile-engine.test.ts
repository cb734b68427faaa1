import { describe, expect, test } from 'vitest';
import type { ImageEngine } from '../../../src/engine/engine.ts';
import { parseReference } from '../../../src/model/reference.ts';
import { NO_AUTH } from '../../../src/model/registry-auth.ts';
import { eachKind } from '../../each-kind.ts';
import { answer } from '../../fake/scripted-engine.ts';
import { startFloodingEngine } from './flooding-engine.ts';
import {
  bytesOf,
  cut,
  failure,
  json,
  listAll,
  openAnswering,
  openAt,
  said,
} from './opened-engine.ts';
import { startTricklingEngine } from './trickling-engine.ts';

const OK = 'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n';
const ENDLESS = `${OK}\r\n`;
const MEGABYTE = 1024 * 1024;
/** Hanging up takes far less than the usual pause between two looks. */
const SOON = { interval: 2 }; // milliseconds
const REFERENCE = parseReference('foo:1');

type Call = (engine: ImageEngine, signal?: AbortSignal) => Promise<unknown>;

function signalled(signal: AbortSignal | undefined): { readonly signal?: AbortSignal } {
  return signal === undefined ? {} : { signal };
}

/** Those whose answer is a stream of messages. */
const STREAMS: Readonly<Record<string, Call>> = {
  pull: (engine, signal) => said(engine.pull(REFERENCE, signalled(signal))),
  push: (engine, signal) => said(engine.push(REFERENCE, signalled(signal))),
  load: (engine, signal) => said(engine.load(bytesOf('x'), signalled(signal))),
  import: (engine, signal) =>
    said(engine.import({ kind: 'archive', bytes: bytesOf('x') }, signalled(signal))),
};

/** Those whose answer is one document. */
const DOCUMENTS: Readonly<Record<string, Call>> = {
  remove: (engine, signal) => engine.remove('a', signalled(signal)),
  prune: (engine, signal) => engine.prune(signalled(signal)),
  search: (engine, signal) => engine.search('a', signalled(signal)),
  login: (engine, signal) => engine.login(NO_AUTH, signalled(signal)),
  diskUsage: (engine, signal) => engine.diskUsage(signalled(signal)),
};

describe('a message without end is given up', () => {
  test.each(eachKind(Object.entries(STREAMS)))('%s', async (_, call) => {
    const flood = await startFloodingEngine(`${ENDLESS}{"status":"`, Buffer.alloc(MEGABYTE, 'x'));
    await expect(call(openAt(flood.host))).rejects.toMatchObject({
      kind: 'engine',
      message: 'json: value longer than 67108864 bytes',
    });
    expect(flood.sent()).toBeLessThan(100 * MEGABYTE);
    await expect.poll(flood.isLeft, SOON).toBe(true);
  });
});

const SLOW = eachKind(Object.entries(DOCUMENTS));

test.each(SLOW)('a document without end is given up: %s', async (_, call) => {
  const flood = await startFloodingEngine(`${ENDLESS}["`, Buffer.alloc(MEGABYTE, 'x'));
  await expect(call(openAt(flood.host))).rejects.toMatchObject({
    kind: 'engine',
    message: "The engine's answer is longer than 268435456 bytes",
  });
  expect(flood.sent()).toBeLessThan(300 * MEGABYTE);
  await expect.poll(flood.isLeft, SOON).toBe(true);
});

test.each([
  ['an image', '[{"Id":"', 'x'],
  ['what is no list', '{"a":"', 'x'],
  ['room in a list', '[', ' '],
])('%s without end is given up', async (_, start, part) => {
  const flood = await startFloodingEngine(`${ENDLESS}${start}`, Buffer.alloc(MEGABYTE, part));
  await expect(listAll(openAt(flood.host))).rejects.toMatchObject({
    kind: 'engine',
    message: 'json: value longer than 67108864 bytes',
  });
  expect(flood.sent()).toBeLessThan(100 * MEGABYTE);
  await expect.poll(flood.isLeft, SOON).toBe(true);
});

test('an error without end is given up', async () => {
  const flood = await startFloodingEngine('HTTP/1.1 500 x\r\n\r\n', Buffer.alloc(MEGABYTE, 'x'));
  await expect(openAt(flood.host).remove('a')).rejects.toMatchObject({
    message: expect.stringContaining('with a message (> 1048576 bytes)'),
  });
  await expect.poll(flood.isLeft, SOON).toBe(true);
});

test.each([
  ['a head', `${OK}X: `, 'x'],
  ['interim answers', '', `HTTP/1.1 102 Processing\r\nX: ${'x'.repeat(1000)}\r\n\r\n`],
])('%s without end is given up', async (_, start, part) => {
  const flood = await startFloodingEngine(start, Buffer.from(part.repeat(MEGABYTE / part.length)));
  await expect(openAt(flood.host).remove('a')).rejects.toMatchObject({
    message: expect.stringContaining('server response headers exceeded 10485760 bytes; aborted'),
  });
  expect(flood.sent()).toBeLessThan(20 * MEGABYTE);
});

describe('what never ends stops with an abort', () => {
  const messages = Buffer.from('{"id":"a","status":"b"}\r\n'.repeat(1000));
  test.each(Object.entries(STREAMS))('%s', async (_, call) => {
    const flood = await startFloodingEngine(ENDLESS, messages);
    const started = Date.now();
    await expect(call(openAt(flood.host), AbortSignal.timeout(100))).rejects.toMatchObject({
      kind: 'cancelled',
    });
    expect(Date.now() - started).toBeLessThan(10_000);
    await expect.poll(flood.isLeft, SOON).toBe(true);
  });

  test('blanks between messages', async () => {
    const flood = await startFloodingEngine(ENDLESS, Buffer.alloc(MEGABYTE, ' '));
    const read = said(openAt(flood.host).pull(REFERENCE, { signal: AbortSignal.timeout(100) }));
    await expect(read).rejects.toMatchObject({ kind: 'cancelled' });
  });
});

test('a stream that is left ends', async () => {
  const flood = await startFloodingEngine(ENDLESS, Buffer.from('{"status":"b"}\n'));
  for await (const { status } of openAt(flood.host).pull(REFERENCE)) {
    expect(status).toBe('b');
    break;
  }
  await expect.poll(flood.isLeft, SOON).toBe(true);
});

const MESSAGES = '{"status":"a\u00c3\u00a9"}\r\n{"errorDetail":{"message":"no"}}\n';
const HEX = MESSAGES.length.toString(16);

describe('an answer may come byte by byte', () => {
  test.each([
    `${OK}Content-Length: ${MESSAGES.length}\r\n\r\n${MESSAGES}`,
    `${OK}Transfer-Encoding: chunked\r\n\r\n${HEX};x=y\r\n${MESSAGES}\r\n0\r\nX: y\r\n\r\n`,
    `HTTP/1.1 102 Processing\r\n\r\n${OK}\r\n${MESSAGES}`,
  ])('%j', async (bytes) => {
    const engine = openAt(await startTricklingEngine(bytes));
    expect(await said(engine.pull(REFERENCE))).toEqual(['aé', 'failed: no']);
  });
});

test('an answer that is cut at any place is an error, or what is there', async () => {
  const whole = `${OK}Transfer-Encoding: chunked\r\n\r\n7\r\n[{"Dele\r\nd\r\nted":"a"},{}]\n\r\n0\r\n\r\n`;
  const complete = whole.indexOf(']') + 1;
  for (let length = 0; length <= whole.length; length += 1) {
    const opened = await openAnswering({ send: whole.slice(0, length), afterwards: 'end' });
    expect(await failure(opened, opened.engine.remove('a'))).toMatch(
      length < complete ? /EOF$|: malformed / : /^no failure but \[/,
    );
  }
});

test.each([
  ['Content-Length: -1\r\n\r\n', 'bad Content-Length "-1"'],
  [
    'Content-Length: 1\r\nContent-Length: 2\r\n\r\n',
    'http: message cannot contain multiple Content-Length headers; got ["1" "2"]',
  ],
  ['Transfer-Encoding: gzip\r\n\r\n', 'unsupported transfer encoding: "gzip"'],
  ['no colon\r\n\r\n', 'malformed MIME header: missing colon: "no colon"'],
])('a head that makes no sense is told: %j', async (head, reason) => {
  const opened = await openAnswering({ send: `${OK}${head}`, afterwards: 'end' });
  const broken = 'net/http: HTTP/1.x transport connection broken';
  expect(await failure(opened, opened.engine.remove('a'))).toBe(
    `error during connect: Delete "http://%2Fx/v1.50/images/a": ${broken}: ${reason}`,
  );
});

test.each([
  ['zz\r\n', 'invalid byte in chunk length'],
  ['fffffffffffffffff\r\n', 'http chunk length too large'],
  ['ffffffffffffffff\r\n{}', 'unexpected EOF'],
  ['\r\n', 'empty hex number for chunk length'],
  ['2\n{}\n0\n\n', 'chunked line ends with bare LF'],
  ['f\r\n{"status":"a"}\nxx', 'malformed chunked encoding'],
])('chunks that make no sense are told: %j', async (chunks, reason) => {
  const send = `${OK}Transfer-Encoding: chunked\r\n\r\n${chunks}`;
  const opened = await openAnswering({ send, afterwards: 'end' });
  expect(await failure(opened, said(opened.engine.pull(REFERENCE)))).toBe(reason);
});

test.each([
  ['text/html', '<html>down</html>'],
  ['application/json', '<html>down</html>'],
])('a page is no answer, whatever its type (%s)', async (type, page) => {
  const { engine } = await openAnswering(answer('200 OK', page, [`Content-Type: ${type}`]));
  const reason = "invalid character '<' looking for beginning of value";
  await expect(said(engine.pull(REFERENCE))).rejects.toMatchObject({ message: reason });
  await expect(engine.remove('a')).rejects.toMatchObject({ message: reason });
  await expect(engine.search('a')).rejects.toMatchObject({ message: reason });
});

test('a stream may be empty, a document may not', async () => {
  const { engine } = await openAnswering(json(''));
  expect(await said(engine.pull(REFERENCE))).toEqual([]);
  for (const call of Object.values(DOCUMENTS)) {
    await expect(call(engine)).rejects.toMatchObject({ message: expect.stringMatching(/EOF$/) });
  }
});

test('stray bytes stay as they are in archives, and become U+FFFD in JSON, as in Go', async () => {
  const { engine } = await openAnswering(json('{"status":"a\xff\xc3b"}'));
  expect(await said(engine.pull(REFERENCE))).toEqual(['a\ufffd\ufffdb']);
  for await (const piece of engine.save(['a'])) {
    expect(Buffer.from(piece).toString('latin1')).toBe('{"status":"a\xff\xc3b"}');
  }
});

test('an error in JSON that breaks off is told by what cut it', async () => {
  const { send } = cut('{"mess') ?? { send: '' };
  const opened = await openAnswering({
    send: send.replace('200 OK', '500 x'),
    afterwards: 'end',
  });
  expect(await failure(opened, opened.engine.remove('a'))).toBe('unexpected EOF');
});
