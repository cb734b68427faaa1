import { afterEach, describe, expect, test } from 'vitest';
import { readBody } from '../../../../src/engine/docker/http/body.ts';
import { ByteReader } from '../../../../src/engine/docker/http/byte-reader.ts';
import { HttpClient } from '../../../../src/engine/docker/http/http-client.ts';
import { dialUnix } from '../../../../src/engine/docker/dial/dial-unix.ts';
import { readResponseHead } from '../../../../src/engine/docker/http/response-head.ts';
import { readText } from '../../../../src/engine/docker/read-body.ts';
import { TransportError } from '../../../../src/engine/docker/transport-error.ts';
import { type ScriptedEngine, startEngine } from '../../../fake/scripted-engine.ts';

const running: ScriptedEngine[] = [];
afterEach(async () => {
  await Promise.all(running.splice(0).map((engine) => engine.close()));
});

async function body(answer: string, method = 'GET'): Promise<string> {
  const engine = await startEngine(() => ({ send: answer, afterwards: 'end' }));
  running.push(engine);
  const client = new HttpClient((signal) => dialUnix(engine.host.slice(7), signal));
  const request = {
    method,
    target: '/x',
    host: 'h',
    userAgent: 'u',
    headers: new Map(),
    body: null,
  };
  const response = await client.send(request);
  return `${response.status} ${await readText(response.body)}`;
}

const OK = 'HTTP/1.1 200 OK\r\n';
const CHUNKED = `${OK}Transfer-Encoding: chunked\r\n\r\n`;

describe('a body ends', () => {
  test.each([
    ['where the length says', `${OK}Content-Length: 2\r\n\r\n[]more`, '200 []'],
    ['with the line, without a length', `${OK}\r\n[]`, '200 []'],
    ['with the line in HTTP/1.0', 'HTTP/1.0 200 OK\r\n\r\n[]', '200 []'],
    ['with the line when the length is empty', `${OK}Content-Length: \r\n\r\n[]`, '200 []'],
    ['with the last chunk', `${CHUNKED}1\r\n[\r\n1;x=y\r\n]\r\n0\r\n\r\nmore`, '200 []'],
    ['after trailers', `${CHUNKED}2\r\n[]\r\n0\r\nA: b\r\n\r\n`, '200 []'],
    [
      'with the last chunk although there is a length',
      `${OK}Content-Length: 9\r\nTransfer-Encoding: Chunked\r\n\r\n2 \t\r\n[]\r\n0\r\n\r\n`,
      '200 []',
    ],
    ['at once with status 204', 'HTTP/1.1 204 No\r\nContent-Length: 2\r\n\r\n[]', '204 '],
    ['at once with status 304', 'HTTP/1.1 304 No\r\nContent-Length: 2\r\n\r\n[]', '304 '],
    ['at once with status 101', 'HTTP/1.1 101 Up\r\n\r\n[]', '101 '],
    [
      'at the line’s end with unchunked HTTP/1.0',
      'HTTP/1.0 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2',
      '200 2',
    ],
  ])('%s', async (_, answer, expected) => {
    expect(await body(answer)).toBe(expected);
  });

  test('at once after HEAD', async () => {
    expect(await body(`${OK}Content-Length: 2\r\n\r\n`, 'HEAD')).toBe('200 ');
  });
});

describe('a head may have', () => {
  test.each([
    [
      'interim answers before it',
      `HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early\r\nA: b\r\n\r\n${OK}\r\n[]`,
    ],
    ['no reason', 'HTTP/1.1 200\r\n\r\n[]'],
    ['bare line feeds', 'HTTP/1.1 200 OK\nContent-Length: 2\n\n[]'],
    ['a value on the next line', `${OK}Content-Length:\r\n  2\r\n\r\n[]`],
    ['a blank in a name', `${OK}fo o: x\r\n\r\n[]`],
    ['the same length twice', `${OK}Content-Length: 2\r\nContent-Length: 2\r\n\r\n[]`],
    ['another version', 'HTTP/3.7 200 OK\r\n\r\n[]'],
    ['nine megabytes', `${OK}X: ${'a'.repeat(9 << 20)}\r\n\r\n[]`],
  ])('%s', async (_, answer) => {
    expect(await body(answer)).toBe('200 []');
  });
});

const BROKEN = 'net/http: HTTP/1.x transport connection broken: ';

describe('an answer is refused in the words of Go', () => {
  test.each([
    ['', 'EOF'],
    ['garbage', `${BROKEN}malformed HTTP response "garbage"`],
    ['\r\n', `${BROKEN}malformed HTTP response ""`],
    ['\u0000\u00ff"\n', String.raw`${BROKEN}malformed HTTP response "\x00\xff\""`],
    ['HTTP/1.1 abc OK\r\n\r\n', `${BROKEN}malformed HTTP status code "abc"`],
    ['HTTP/1.1 99 OK\r\n\r\n', `${BROKEN}malformed HTTP status code "99"`],
    ['HTTP/1.1 1000 OK\r\n\r\n', `${BROKEN}malformed HTTP status code "1000"`],
    ['HTTP/1.1 20', `${BROKEN}malformed HTTP status code "20"`],
    ['<html>a b</html>', `${BROKEN}malformed HTTP status code "b</html>"`],
    ['HTTP/x.1 200 OK\r\n\r\n', `${BROKEN}malformed HTTP version "HTTP/x.1"`],
    [`${OK}foo\r\n\r\n`, `${BROKEN}malformed MIME header: missing colon: "foo"`],
    [`${OK}Content-Le`, `${BROKEN}malformed MIME header: missing colon: "Content-Le"`],
    [`${OK} foo: x\r\n\r\n`, `${BROKEN}malformed MIME header initial line:  foo: x`],
    [`${OK}: x\r\n\r\n`, `${BROKEN}malformed MIME header line: : x`],
    [`${OK}f(o: x\r\n\r\n`, `${BROKEN}malformed MIME header line: f(o: x`],
    [`${OK}fo: x\u0001\r\n\r\n`, `${BROKEN}malformed MIME header line: Fo: x\u0001`],
    [OK, `${BROKEN}unexpected EOF`],
    [`${OK}A: b`, `${BROKEN}unexpected EOF`],
    [
      `${OK}A: ${'b'.repeat(11 << 20)}\r\n\r\n`,
      `${BROKEN}net/http: server response headers exceeded 10485760 bytes; aborted`,
    ],
    [`${OK}Transfer-Encoding: gzip\r\n\r\n`, `${BROKEN}unsupported transfer encoding: "gzip"`],
    [
      `${OK}Transfer-Encoding: a\r\nTransfer-Encoding: b\r\n\r\n`,
      `${BROKEN}too many transfer encodings: ["a" "b"]`,
    ],
    [`${OK}Content-Length: x\r\n\r\n`, `${BROKEN}bad Content-Length "x"`],
    [`${OK}Content-Length: -1\r\n\r\n`, `${BROKEN}bad Content-Length "-1"`],
    [
      `${OK}Content-Length: 9999999999999999999\r\n\r\n`,
      `${BROKEN}bad Content-Length "9999999999999999999"`,
    ],
    [
      `${OK}Content-Length: 2\r\nContent-Length: 3\r\n\r\n`,
      `${BROKEN}http: message cannot contain multiple Content-Length headers; got ["2" "3"]`,
    ],
    [`${OK}Content-Length: 9\r\n\r\n[]`, 'unexpected EOF'],
    [`${OK}Content-Length: 9\r\n\r\n`, 'unexpected EOF'],
    [CHUNKED, 'unexpected EOF'],
    [`${CHUNKED}5`, 'unexpected EOF'],
    [`${CHUNKED}5\r\n[`, 'unexpected EOF'],
    [`${CHUNKED}2\r\n[]`, 'unexpected EOF'],
    [`${CHUNKED}2\r\n[]\r\n0\r\n`, 'http: unexpected EOF reading trailer'],
    [`${CHUNKED}2\r\n[]\r\n0\r\nA`, 'http: unexpected EOF reading trailer'],
    [`${CHUNKED}2\r\n[]\r\n0\r\nA: b\r\n`, 'http: suspiciously long trailer after chunked body'],
    [
      `${CHUNKED}2\r\n[]\r\n0\r\nA: ${'b'.repeat(9000)}\r\n\r\n`,
      'http: suspiciously long trailer after chunked body',
    ],
    [`${CHUNKED}2\r\n[]\r\n0\r\nzzz\r\n\r\n`, 'malformed MIME header: missing colon: "zzz"'],
    [`${CHUNKED}\r\n`, 'empty hex number for chunk length'],
    [`${CHUNKED}zz\r\n`, 'invalid byte in chunk length'],
    [`${CHUNKED}11111111111111111\r\n`, 'http chunk length too large'],
    [`${CHUNKED}2\n[]\r\n`, 'chunked line ends with bare LF'],
    [`${CHUNKED}2\rx\r\n[]\r\n`, 'invalid CR in chunked line'],
    [`${CHUNKED}2\r\n[]XX`, 'malformed chunked encoding'],
    [`${CHUNKED}2;${'x'.repeat(5000)}\r\n`, 'header line too long'],
    [
      `${CHUNKED}${`1;${'x'.repeat(3000)}\r\n \r\n`.repeat(10)}`,
      'chunked encoding contains too much non-data',
    ],
  ])('%j', async (answer, message) => {
    await expect(body(answer)).rejects.toHaveProperty('message', message);
  });
});

const WHOLE = `${CHUNKED}3\r\n[1,\r\n2\r\n2]\r\n0\r\n\r\n`;

/** The answer read from a line that brings it in pieces of this size. */
async function inPieces(answer: string, size: number): Promise<string> {
  const pieces = answer.match(new RegExp(`[^]{1,${size}}`, 'g')) ?? [];
  const reader = new ByteReader(() => {
    const piece = pieces.shift();
    return Promise.resolve(piece === undefined ? null : Buffer.from(piece));
  });
  const { framing } = await readResponseHead(reader, 'GET');
  return readText(readBody(reader, framing));
}

test.each([1, 2, 3, 5, 1000])('an answer may come in pieces of %i bytes', async (size) => {
  expect(await inPieces(WHOLE, size)).toBe('[1,2]');
});

test('an answer that is cut short anywhere is an error', async () => {
  for (let length = 0; length < WHOLE.length; length += 1) {
    await expect(inPieces(WHOLE.slice(0, length), 7)).rejects.toThrow(TransportError);
  }
});
