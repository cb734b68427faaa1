import { connect, createServer, type Server } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';
import { afterEach, describe, expect, test } from 'vitest';
import type { HttpProxy } from '../../../../src/config/http-proxy.ts';
import type { TcpEndpoint } from '../../../../src/config/endpoint.ts';
import { type DockerApi, openDockerApi } from '../../../../src/engine/docker/client.ts';
import { readText } from '../../../../src/engine/docker/read-body.ts';
import { CA, SERVER, SERVER_KEY } from '../../../fake/certificates.ts';
import { answer, type ScriptedEngine, startEngine } from '../../../fake/scripted-engine.ts';

const running: { close(): unknown }[] = [];
afterEach(async () => {
  await Promise.all(running.splice(0).map((one) => one.close()));
});

function open(proxy: Partial<HttpProxy>, endpoint: Partial<TcpEndpoint> = {}): DockerApi {
  const api = openDockerApi(
    {
      kind: 'tcp',
      host: 'tcp://engine.invalid:2375',
      address: 'engine.invalid:2375',
      basePath: '',
      tls: null,
      headers: new Map(),
      apiVersion: null,
      ...endpoint,
      proxy: { scheme: 'http', address: '127.0.0.1:1', authorization: null, ...proxy },
    },
    { now: () => new Date(), os: 'linux' },
  );
  running.push(api);
  return api;
}

async function proxyEngine(): Promise<ScriptedEngine> {
  const engine = await startEngine(() => answer('200 OK', 'hello'), 'tcp');
  running.push(engine);
  return engine;
}

test('a proxy gets whole URLs, and credentials', async () => {
  const engine = await proxyEngine();
  const api = open({ address: engine.host.replace('tcp://', ''), authorization: 'Basic dTpw' });
  const { body, url } = await api.get({ path: '/x' });
  expect([await readText(body), url]).toEqual(['hello', 'http://engine.invalid:2375/x']);
  expect(engine.requests[0]).toMatchObject({
    target: 'http://engine.invalid:2375/x',
    headers: expect.arrayContaining([
      'Host: engine.invalid:2375',
      'Proxy-Authorization: Basic dTpw',
    ]),
  });
});

describe('a proxy that is no use is named', () => {
  test.each([
    [
      {},
      /^Cannot connect to the Docker daemon at tcp:\/\/engine\.invalid:2375\. Is the docker daemon running\?$/,
    ],
    [{ address: 'a..b' }, /: proxyconnect tcp: dial tcp: lookup a\.\.b: no such host$/],
    [{ scheme: 'socks5' }, /: proxyconnect tcp: unsupported proxy scheme "socks5"$/],
  ])('%j', async (proxy, message) => {
    await expect(open(proxy).get({ path: '/x' })).rejects.toThrow(message);
  });
});

const TLS = { ca: CA, cert: null, key: null, verify: true };

async function listen(server: Server): Promise<number> {
  running.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}

test('TLS goes through a tunnel', async () => {
  const target = await listen(
    createTlsServer({ cert: SERVER, key: SERVER_KEY }, (socket) => {
      socket.once('data', () => socket.end('HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello'));
    }),
  );
  let asked = '';
  const proxy = await listen(
    createServer((socket) => {
      socket.once('data', (bytes) => {
        asked = String(bytes);
        const far = connect(target, '127.0.0.1', () => socket.write('HTTP/1.1 200 Fine\r\n\r\n'));
        socket.pipe(far).pipe(socket);
      });
    }),
  );
  const api = open(
    { address: `127.0.0.1:${proxy}`, authorization: 'Basic dTpw' },
    { tls: TLS, address: 'localhost:2376' },
  );
  expect(await readText((await api.get({ path: '/x' })).body)).toBe('hello');
  expect(asked).toBe(
    'CONNECT localhost:2376 HTTP/1.1\r\nHost: localhost:2376\r\nUser-Agent: Go-http-client/1.1\r\nProxy-Authorization: Basic dTpw\r\n\r\n',
  );
});

test.each([
  ['HTTP/1.1 403 Nope\r\n\r\n', 'Nope'],
  ['HTTP/1.1 403\r\n\r\n', 'unknown status code'],
])('a tunnel that is refused with %j says why', async (refusal, reason) => {
  const port = await listen(
    createServer((socket) => socket.once('data', () => socket.end(refusal))),
  );
  const api = open({ address: `127.0.0.1:${port}` }, { tls: TLS });
  await expect(api.get({ path: '/x' })).rejects.toHaveProperty(
    'message',
    `error during connect: Get "https://engine.invalid:2375/x": ${reason}`,
  );
});
