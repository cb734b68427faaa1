import { createServer } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { dialTcp } from '../../../../src/engine/docker/dial/dial-tcp.ts';
import { dialUnix } from '../../../../src/engine/docker/dial/dial-unix.ts';
import { HttpClient } from '../../../../src/engine/docker/http/http-client.ts';
import type { HttpRequest } from '../../../../src/engine/docker/http/request.ts';
import { readText } from '../../../../src/engine/docker/read-body.ts';
import {
  answer,
  type Script,
  type ScriptedEngine,
  startEngine,
} from '../../../fake/scripted-engine.ts';

const running: { close(): unknown }[] = [];
afterEach(async () => {
  await Promise.all(running.splice(0).map((one) => one.close()));
});

async function open(script: Script): Promise<{ engine: ScriptedEngine; client: HttpClient }> {
  const engine = await startEngine(script);
  const client = new HttpClient((signal) => dialUnix(engine.host.slice(7), signal));
  running.push(client, engine);
  return { engine, client };
}

function request(method: string, extra: Partial<HttpRequest> = {}): HttpRequest {
  const plain = { target: '/x', host: 'h', userAgent: 'u', headers: new Map(), body: null };
  return { ...plain, method, ...extra };
}

async function get(client: HttpClient): Promise<string> {
  return readText((await client.send(request('GET'))).body);
}

test('one connection serves requests that follow each other', async () => {
  const { engine, client } = await open(({ method }) =>
    answer('200 OK', method === 'GET' ? 'a' : ''),
  );
  await get(client);
  await client.send(request('HEAD'));
  expect(await get(client)).toBe('a');
  expect(engine.requests.map(({ connection }) => connection)).toEqual([1, 1, 1]);
});

test.each([
  ['asks to close', answer('200 OK', 'a', ['Connection: x, Close'])],
  ['speaks HTTP/1.0', { send: 'HTTP/1.0 200 OK\r\nContent-Length: 1\r\n\r\na' }],
  ['sends more than its answer', { send: 'HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\nabc' }],
])('an engine that %s gets a new connection', async (_, reaction) => {
  const { engine, client } = await open(() => reaction);
  expect([await get(client), await get(client)]).toEqual(['a', 'a']);
  expect(engine.requests.map(({ connection }) => connection)).toEqual([1, 2]);
});

test('a request on an idle connection that was closed meanwhile is sent again', async () => {
  const { engine, client } = await open(({ connection }) =>
    connection === 1 && engine.requests.length > 1
      ? { send: '', afterwards: 'end' }
      : answer('200 OK', 'a'),
  );
  expect([await get(client), await get(client)]).toEqual(['a', 'a']);
  expect(engine.requests.map(({ connection }) => connection)).toEqual([1, 1, 2]);
});

test('what changes something is not sent again', async () => {
  const { engine, client } = await open(() =>
    engine.requests.length > 1 ? { send: '', afterwards: 'end' } : answer('200 OK', 'a'),
  );
  await get(client);
  await expect(client.send(request('DELETE'))).rejects.toHaveProperty('message', 'EOF');
  expect(engine.calls()).toEqual(['GET /x', 'DELETE /x']);
});

test('leaving the body ends the connection', async () => {
  const { engine, client } = await open(() => answer('200 OK', 'abc'));
  for await (const bytes of (await client.send(request('GET'))).body) {
    expect(String(bytes)).toBe('abc');
    break;
  }
  (await client.send(request('GET'))).discard();
  expect(await get(client)).toBe('abc');
  expect(engine.requests.map(({ connection }) => connection)).toEqual([1, 2, 3]);
});

async function* parts(): AsyncGenerator<Uint8Array> {
  yield Buffer.from('abc');
  yield Buffer.alloc(0);
  yield Buffer.from('0123456789abcdef');
}

test('bodies are sent whole or in chunks', async () => {
  const { engine, client } = await open(() => answer('200 OK'));
  await client.send(request('POST'));
  await client.send(request('POST', { body: Buffer.from('abc') }));
  await client.send(request('POST', { body: parts() }));
  const head = 'POST /x HTTP/1.1\r\nHost: h\r\nUser-Agent: u\r\n';
  expect(engine.received()).toBe(
    `${head}Content-Length: 0\r\n\r\n${head}Content-Length: 3\r\n\r\nabc` +
      `${head}Transfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n10\r\n0123456789abcdef\r\n0\r\n\r\n`,
  );
});

test('headers are written in their order; those that belong to the transport are not the user’s', async () => {
  const { engine, client } = await open(() => answer('200 OK'));
  const names = [
    'X-B',
    'Host',
    'Content-Length',
    'Trailer',
    'Transfer-Encoding',
    'Accept',
    'User-Agent',
  ];
  await client.send(request('GET', { headers: new Map(names.map((name) => [name, '\t1 '])) }));
  expect(engine.requests[0]?.headers).toEqual(['Host: h', 'User-Agent: u', 'X-B: 1', 'Accept: 1']);
});

test.each([
  ['x a', '1', 'net/http: invalid header field name "x a"'],
  ['', '1', 'net/http: invalid header field name ""'],
  ['é', '1', 'net/http: invalid header field name "é"'],
  ['X', 'a\nb', 'net/http: invalid header field value for "X"'],
  ['X', '\u0001', 'net/http: invalid header field value for "X"'],
])('a header %j: %j is never sent', async (name, value, message) => {
  const { engine, client } = await open(() => answer('200 OK'));
  const sent = client.send(request('GET', { headers: new Map([[name, value]]) }));
  await expect(sent).rejects.toHaveProperty('message', message);
  expect(engine.requests).toEqual([]);
});

test('an abort ends a request that waits, with the reason', async () => {
  const { client } = await open(() => null);
  const abort = new AbortController();
  const sent = client.send(request('GET'), abort.signal);
  setTimeout(() => abort.abort(), 20);
  await expect(sent).rejects.toMatchObject({ kind: 'cancelled', exitCode: 130 });
});

test('an abort ends a body that is being read', async () => {
  const { client } = await open(() => ({
    send: 'HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nabc',
  }));
  const abort = new AbortController();
  const { body } = await client.send(request('GET'), abort.signal);
  const read = readText(body);
  setTimeout(() => abort.abort(), 20);
  await expect(read).rejects.toMatchObject({ kind: 'cancelled' });
});

test('nothing is sent once the signal has aborted', async () => {
  const { engine, client } = await open(() => answer('200 OK'));
  await expect(client.send(request('GET'), AbortSignal.abort())).rejects.toMatchObject({
    kind: 'cancelled',
  });
  expect(engine.requests).toEqual([]);
});

test('a body is read no faster than it is wanted', async () => {
  const total = 64 * 1024 * 1024;
  let accepted = 0;
  const server = createServer((socket) => {
    socket.on('error', () => {});
    socket.write(`HTTP/1.1 200 OK\r\nContent-Length: ${total}\r\n\r\n`);
    const send = (): void => {
      for (; accepted < total; accepted += 65_536) {
        if (!socket.write(Buffer.alloc(65_536))) break;
      }
    };
    socket.on('drain', send);
    send();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  running.push(server);
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? String(address.port) : '';
  const client = new HttpClient((signal) => dialTcp({ host: '127.0.0.1', port }, signal));
  const { body } = await client.send(request('GET'));
  for await (const bytes of body) {
    expect(bytes.length).toBeGreaterThan(0);
    await new Promise((resolve) => setTimeout(resolve, 200));
    break;
  }
  expect(accepted).toBeLessThan(total / 2);
});
