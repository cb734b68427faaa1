import { createServer, type Server } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { AddressGuard } from '../../src/registry/address-guard.ts';
import { explainFailure } from '../../src/registry/explain-failure.ts';
import { followRedirects } from '../../src/registry/follow-redirects.ts';
import { TransportFailure } from '../../src/registry/transport-failure.ts';
import { Wire } from '../../src/registry/wire.ts';
import { answering, startServer } from '../fake/recording-server.ts';
import {
  closeAll,
  closeLater,
  collect,
  errorOf,
  failure,
  settingsWith,
} from './opened-repository.ts';

afterEach(closeAll);

// Milliseconds; long enough for a machine that has much to do.
const TIMEOUTS = { connect: 200, tls: 200, head: 200, idle: 200 };

function wireTo(home: string, environment: Record<string, string> = {}): Wire {
  const settings = settingsWith({ environment });
  return closeLater(new Wire(new AddressGuard(home, settings), settings, TIMEOUTS));
}

function request(url: string): Parameters<Wire['send']>[0] {
  return { method: 'GET', url: new URL(url), headers: {} };
}

/** The port of a server that takes connections and says nothing. */
async function silence(): Promise<number> {
  const server: Server = createServer((socket) => void socket.on('error', () => {}));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const sockets = new Set<{ destroy: () => unknown }>();
  server.on('connection', (socket) => sockets.add(socket));
  closeLater({
    close: () => {
      for (const socket of sockets) socket.destroy();
      server.close();
    },
  });
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}

describe('a server that takes its time', () => {
  test('before it answers is given up', async () => {
    const home = `127.0.0.1:${await silence()}`;
    const error = await errorOf(wireTo(home).send(request(`http://${home}/`)));
    expect(error.message).toBe('net/http: timeout awaiting response headers');
    expect(error).toMatchObject({ trouble: 'broken' });
  });

  test('to greet in TLS is given up', async () => {
    const home = `127.0.0.1:${await silence()}`;
    const error = await errorOf(wireTo(home).send(request(`https://${home}/`)));
    expect(error.message).toBe('net/http: TLS handshake timeout');
  });

  test('in the middle of an answer is given up', async () => {
    const server = closeLater(
      await startServer((_request, response) => {
        response.writeHead(200, { 'Content-Length': '10' });
        response.write('x');
      }),
    );
    const { body } = await wireTo(server.host).send(request(server.origin));
    const error = await errorOf(collect(body));
    expect(error.message).toBe('i/o timeout');
    expect(error).toMatchObject({ trouble: 'broken' });
  });

  test('to take what it is sent is given up', async () => {
    const home = `127.0.0.1:${await silence()}`;
    const bytes = Buffer.alloc(64 * 1024 * 1024);
    const open = async function* (): AsyncGenerator<Uint8Array> {
      yield await Promise.resolve(bytes);
    };
    const body = { length: bytes.length, open };
    const work = wireTo(home).send({ ...request(`http://${home}/`), method: 'PUT', body });
    expect(await failure(work)).toBe('net/http: timeout awaiting response headers');
  });

  test('is given all the time that its client takes', async () => {
    const server = closeLater(await startServer(answering(200, {}, Buffer.alloc(1_000_000))));
    const { body } = await wireTo(server.host).send(request(server.origin));
    let length = 0;
    for await (const piece of body) {
      if (length === 0) await new Promise((resolve) => setTimeout(resolve, 300));
      length += piece.length;
    }
    expect(length).toBe(1_000_000);
  });
});

describe('Wire', () => {
  test('keeps a connection for the next request', async () => {
    const server = closeLater(await startServer(answering(200, {}, 'x')));
    const ports = new Set<number | undefined>();
    server.intercept(
      /./,
      (_request, response) => {
        ports.add(response.socket?.remotePort);
        response.end('x');
      },
      3,
    );
    const wire = wireTo(server.host);
    for (let count = 0; count < 3; count += 1) {
      const answer = await wire.send(request(server.origin));
      if (count === 0) answer.discard();
      else await collect(answer.body);
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    expect(ports.size).toBeLessThan(3);
  });

  test('tells of a body that is not as long as was announced', async () => {
    const server = closeLater(await startServer(answering(200)));
    const open = async function* (): AsyncGenerator<Uint8Array> {
      yield await Promise.resolve(Buffer.from('xyz'));
    };
    for (const length of [2, 4]) {
      const body = { length, open };
      const work = wireTo(server.host).send({ ...request(server.origin), method: 'PUT', body });
      expect(await failure(work)).toBe(`http: ContentLength=${length} with Body length 3`);
    }
  });

  test('refuses headers that would be two', async () => {
    const server = closeLater(await startServer(answering(200)));
    const headers = { Authorization: 'Bearer a\r\nX: y' };
    const error = await errorOf(wireTo(server.host).send({ ...request(server.origin), headers }));
    expect(error).toMatchObject({ trouble: 'forbidden' });
    expect(server.requests).toEqual([]);
  });

  test('has https go through a proxy', async () => {
    const target = closeLater(await startServer(answering(200, {}, 'hello'), true));
    const proxy = closeLater(await startProxy(target.port));
    const wire = wireTo('r.invalid', { HTTPS_PROXY: `http://me:pw@127.0.0.1:${proxy.port}` });
    const error = await errorOf(wire.send(request('https://r.invalid/v2/')));
    // The registry behind it has a certificate for another name.
    expect(error.message).toContain('tls: failed to verify certificate: x509: ');
    expect(proxy.heads[0]).toContain('CONNECT r.invalid:443 HTTP/1.1');
    expect(proxy.heads[0]).toContain(`Proxy-Authorization: Basic ${btoa('me:pw')}`);
    expect(target.requests).toEqual([]);
  });

  test.each(['403 Forbidden', '407 Proxy Authentication Required', '401 Unauthorized'])(
    'never takes what a proxy says for the words of the registry: %s',
    async (status) => {
      const challenge = 'WWW-Authenticate: Basic realm="mine"';
      const proxy = closeLater(await startProxy(0, `HTTP/1.1 ${status}\r\n${challenge}\r\n\r\n`));
      const wire = wireTo('r.invalid', { HTTPS_PROXY: `127.0.0.1:${proxy.port}` });
      const error = await errorOf(wire.send(request('https://r.invalid/v2/')));
      expect(error.message).toBe(status.slice(4));
      expect(error).toMatchObject({ trouble: 'dial' });
    },
  );

  test('has http go through a proxy that gets the whole URL', async () => {
    const proxy = closeLater(await startServer(answering(200, {}, 'hello')));
    const wire = wireTo('r.invalid:5000', { HTTP_PROXY: proxy.origin.replace('//', '//me:pw@') });
    const answer = await wire.send(request('http://r.invalid:5000/v2/?x=1'));
    expect((await collect(answer.body)).toString()).toBe('hello');
    expect(proxy.requests[0]).toMatchObject({
      target: 'http://r.invalid:5000/v2/?x=1',
      headers: { host: 'r.invalid:5000', 'proxy-authorization': `Basic ${btoa('me:pw')}` },
    });
  });

  test('shows a proxy nothing when the registry is reached without it', async () => {
    const proxy = closeLater(await startServer(answering(200)));
    const server = closeLater(await startServer(answering(200)));
    const wire = wireTo(server.host, { HTTP_PROXY: proxy.origin.replace('//', '//me:pw@') });
    await wire.send(request(server.origin));
    expect(proxy.requests).toEqual([]);
    expect(server.requests[0]?.headers['proxy-authorization']).toBeUndefined();
  });

  test('judges by its name what a proxy looks up', async () => {
    const proxy = closeLater(await startServer(answering(302, { Location: 'http://10.0.0.1/' })));
    const wire = wireTo('r.invalid', { HTTP_PROXY: proxy.origin });
    const error = await errorOf(followRedirects(wire, request('http://r.invalid/')));
    expect(error.message).toBe('r.invalid must not lead to the private address 10.0.0.1');
    expect(proxy.requests).toHaveLength(1);
  });

  test('knows two kinds of proxies', async () => {
    const wire = wireTo('r.invalid', { HTTP_PROXY: 'socks5://127.0.0.1:1' });
    const text = 'proxy: unknown scheme: socks5';
    expect(await failure(wire.send(request('http://r.invalid/')))).toBe(text);
  });
});

test.each<
  [
    {
      readonly code: string;
      readonly message?: string;
      readonly syscall?: string;
      readonly address?: string;
      readonly port?: number;
    },
    string,
    string,
  ]
>([
  [{ code: 'ECONNRESET', message: 'socket hang up' }, 'EOF', 'broken'],
  [{ code: 'ECONNRESET', message: 'aborted' }, 'unexpected EOF', 'broken'],
  [{ code: 'ECONNRESET', syscall: 'read' }, 'connection reset by peer', 'broken'],
  [{ code: 'EPIPE', syscall: 'write' }, 'broken pipe', 'broken'],
  [
    { code: 'ECONNREFUSED', syscall: 'connect', address: '::1', port: 5000 },
    'dial tcp [::1]:5000: connect: connection refused',
    'dial',
  ],
  [
    { code: 'EHOSTUNREACH', syscall: 'connect', address: '10.0.0.1', port: 443 },
    'dial tcp 10.0.0.1:443: connect: no route to host',
    'dial',
  ],
  [{ code: 'ENOTFOUND', syscall: 'getaddrinfo' }, 'dial tcp: lookup r.io: no such host', 'dial'],
  [
    { code: 'EAI_AGAIN', syscall: 'getaddrinfo' },
    'dial tcp: lookup r.io: server misbehaving',
    'dial',
  ],
  [
    { code: 'ERR_SSL_WRONG_VERSION_NUMBER' },
    'http: server gave HTTP response to HTTPS client',
    'tls',
  ],
  [{ code: 'EPROTO', message: 'alert 40' }, 'tls: alert 40', 'tls'],
  [
    { code: 'CERT_HAS_EXPIRED' },
    'tls: failed to verify certificate: x509: certificate has expired or is not yet valid',
    'tls',
  ],
  [
    { code: 'ERR_TLS_CERT_ALTNAME_INVALID' },
    'tls: failed to verify certificate: x509: certificate is not valid for any names, but wanted to match r.io',
    'tls',
  ],
])('explainFailure(%j)', ({ message = 'x', ...rest }, text, trouble) => {
  const error = Object.assign(new Error(message), rest);
  for (const thrown of [error, new AggregateError([error, new Error('other')])]) {
    const failed = explainFailure(thrown, 'r.io');
    expect(failed).toBeInstanceOf(TransportFailure);
    expect([failed.message, failed.trouble]).toEqual([text, trouble]);
  }
});

/** A proxy that leads everywhere to one port, or answers with a text of its own. */
async function startProxy(
  targetPort: number,
  refusal = '',
): Promise<{ port: number; heads: string[]; close: () => void }> {
  const { connect } = await import('node:net');
  const heads: string[] = [];
  const server = createServer((socket) => {
    socket.on('error', () => {});
    socket.once('data', (head) => {
      heads.push(String(head));
      if (refusal !== '') return void socket.end(refusal);
      const target = connect(targetPort, '127.0.0.1', () => {
        socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
        socket.pipe(target).pipe(socket);
      });
      return void target.on('error', () => socket.destroy());
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return { port, heads, close: () => void server.close() };
}
