import { describe, expect, test } from 'vitest';
import { readBody, takeWholeBody } from '../../../../src/engine/docker/http/body.ts';
import { ByteReader } from '../../../../src/engine/docker/http/byte-reader.ts';
import { readResponseHead } from '../../../../src/engine/docker/http/response-head.ts';
import { readUsualHead } from '../../../../src/engine/docker/http/usual-head.ts';
import { readText } from '../../../../src/engine/docker/read-body.ts';

const OK = 'HTTP/1.1 200 OK\r\n';
const USUAL = [
  `${OK}Content-Length: 2\r\n\r\n[]`,
  `${OK}Api-Version: 1.50\r\nContent-Type: application/json\r\nContent-Length: 0\r\n\r\n`,
  `${OK}X-A: 1\r\nX-A: two words\r\nX-A: 3\r\n\r\n`,
  'HTTP/1.1 404 Not Found\r\nContent-Length: 2\r\n\r\n{}',
  'HTTP/1.1 304\r\nServer: x\r\n\r\n',
  `${OK}\r\n`,
  `${OK}Transfer-Encoding: chunked\r\n\r\n3\r\n[1,\r\n2\r\n2]\r\n0\r\n\r\n`,
];
const UNUSUAL = [
  `${OK}X-A: 1\r\nx-a: two words\r\nX-A: 3\r\n\r\n`,
  `${OK}X-AB: 1\r\n\r\n`,
  `${OK}X--A: 1\r\n\r\n`,
  `${OK}X-A: 1\n\r\n`,
  `${OK}X-A: 1\r\n more\r\n\r\n`,
  `${OK}X-A:\r\n\r\n`,
  `${OK}X-A: 1 \r\n\r\n`,
  `${OK}X-A : 1\r\n\r\n`,
  `${OK}X-A: \tq\r\n\r\n`,
  `${OK}X-A: é\r\n\r\n`,
  `${OK}X-9: 1\r\n\r\n`,
  `${OK}X-A 1\r\n\r\n`,
  'HTTP/1.0 200 OK\r\n\r\n',
  'HTTP/1.1 +20 OK\r\n\r\n',
  'HTTP/1.1  200 OK\r\n\r\n',
  'HTTP/1.1 102 Processing\r\n\r\nHTTP/1.1 200 OK\r\n\r\n',
  'HTTP/1.1 200 OK\nX-A: 1\n\n',
  'hello\r\n\r\n',
  `${OK}X-A: 1\r\n`,
];

describe('a head is read alike at once and as it comes', () => {
  test.each([...USUAL, ...UNUSUAL])('%j', async (answer) => {
    const atOnce = await outcome(readResponseHead(readerOf([answer]), 'GET'));
    expect(atOnce).toEqual(await outcome(readResponseHead(readerOf(Array.from(answer)), 'GET')));
  });
});

describe('readUsualHead()', () => {
  test.each(USUAL)('reads %j and what follows is left', async (answer) => {
    const reader = await filled(answer);
    expect(readUsualHead(reader)?.status).toBe(Number(answer.slice(9, 12)));
    expect(Buffer.from(reader.ahead).toString()).toBe(answer.slice(answer.indexOf('\r\n\r\n') + 4));
  });

  test.each(UNUSUAL)('leaves %j to others', async (answer) => {
    const reader = await filled(answer);
    expect(readUsualHead(reader)).toBeNull();
    expect(Buffer.from(reader.ahead).toString()).toBe(answer);
  });
});

describe('a body is taken whole', () => {
  test.each([
    ['of a length', 'Content-Length: 2', '[]'],
    ['of no length', 'Content-Length: 0', ''],
    ['in chunks', 'Transfer-Encoding: chunked', '1\r\n[\r\n1\r\n]\r\n0\r\n\r\n'],
    ['of no chunks', 'Transfer-Encoding: chunked', '0\r\n\r\n'],
  ])('%s', async (_, field, body) => {
    const answer = `${OK}${field}\r\n\r\n${body}`;
    const reader = await filled(answer);
    const { framing } = await readResponseHead(reader, 'GET');
    const bytes = takeWholeBody(reader, framing);
    const slow = readerOf(Array.from(answer));
    const expected = await readText(readBody(slow, (await readResponseHead(slow, 'GET')).framing));
    expect(Buffer.from(bytes ?? 'none').toString()).toBe(expected);
    expect(reader.hasNews).toBe(false);
  });
});

describe('a body is left to be read as it comes', () => {
  test.each([
    ['when it is not all there', 'Content-Length: 3', '[]'],
    ['when the line ends it', 'X-A: 1', '[]'],
    ['when a chunk is not all there', 'Transfer-Encoding: chunked', '8\r\n[0\r\n\r\n'],
    ['when the last chunk is missing', 'Transfer-Encoding: chunked', '2\r\n[]\r\n'],
    ['with an extension', 'Transfer-Encoding: chunked', '2;x\r\n[]\r\n0\r\n\r\n'],
    ['with trailers', 'Transfer-Encoding: chunked', '2\r\n[]\r\n0\r\nA: 0\r\n\r\n'],
    ['when it makes no sense', 'Transfer-Encoding: chunked', 'zz\r\n[]\r\n0\r\n\r\n'],
    ['when more follows', 'Transfer-Encoding: chunked', '0\r\n\r\n0\r\n\r\n'],
  ])('%s', async (_, field, body) => {
    const reader = await filled(`${OK}${field}\r\n\r\n${body}`);
    const { framing } = await readResponseHead(reader, 'GET');
    expect(takeWholeBody(reader, framing)).toBeNull();
    expect(Buffer.from(reader.ahead).toString()).toBe(body);
  });
});

async function filled(answer: string): Promise<ByteReader> {
  const reader = readerOf([answer]);
  await reader.fill();
  return reader;
}

function readerOf(pieces: readonly string[]): ByteReader {
  const left = pieces.map((piece) => Buffer.from(piece));
  return new ByteReader(() => Promise.resolve(left.shift() ?? null));
}

async function outcome(reading: Promise<unknown>): Promise<unknown> {
  return reading.catch(String);
}
