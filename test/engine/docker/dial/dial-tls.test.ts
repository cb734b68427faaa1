import { createServer, type Server, type Socket } from 'node:net';
import { createServer as createTlsServer, type TlsOptions } from 'node:tls';
import { afterEach, describe, expect, test, vi } from 'vitest';
import type { TlsSettings } from '../../../../src/config/tls-material.ts';
import { dialTls } from '../../../../src/engine/docker/dial/dial-tls.ts';
import { HttpClient } from '../../../../src/engine/docker/http/http-client.ts';
import { readText } from '../../../../src/engine/docker/read-body.ts';
import {
  CA,
  CLIENT,
  CLIENT_KEY,
  NAMESAKE_CA,
  OTHER_CA,
  SELF_SIGNED,
  SERVER,
  SERVER_FOR_CLIENTS,
  SERVER_KEY,
  SERVER_OF_ADDRESSES,
  SERVER_OF_COMMON_NAME,
  SERVER_OF_NAMES,
  SERVER_OF_NOTHING,
  SERVER_OF_TRICKS,
} from '../../../fake/certificates.ts';

const servers: Server[] = [];
afterEach(() => {
  vi.unstubAllEnvs();
  for (const server of servers.splice(0)) server.close();
});

async function listen(server: Server): Promise<string> {
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return typeof address === 'object' && address !== null ? String(address.port) : '';
}

function tlsServer(options: TlsOptions): Server {
  return createTlsServer(options, (socket) => {
    socket.on('error', () => {});
    socket.on('data', () => socket.write('HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello'));
  });
}

/** A server that answers the TLS greeting with bytes of its own. */
function rawServer(react: (socket: Socket) => void): Server {
  return createServer((socket) => {
    socket.on('error', () => {});
    socket.once('data', () => react(socket));
  });
}

interface Attempt extends Partial<TlsSettings> {
  readonly host?: string;
  readonly now?: Date;
}

async function ask(server: Server, attempt: Attempt = {}): Promise<string> {
  const { host = '127.0.0.1', now = new Date(), ...settings } = attempt;
  const port = await listen(server);
  const context = {
    settings: { ca: CA, cert: null, key: null, verify: true, ...settings },
    proxy: null,
    now: () => now,
  };
  const client = new HttpClient((signal) => dialTls({ host, port }, context, signal));
  const plain = {
    method: 'GET',
    target: '/',
    host: 'h',
    userAgent: 'u',
    headers: new Map(),
    body: null,
  };
  try {
    return await readText((await client.send(plain)).body);
  } finally {
    client.close();
  }
}

function shows(certificate: string, options: TlsOptions = {}): Server {
  return tlsServer({ cert: certificate, key: SERVER_KEY, ...options });
}

describe('a server is believed', () => {
  test.each([
    ['by its address', SERVER, {}],
    ['by its name', SERVER, { host: 'localhost' }],
    ['whoever it is, without verification', SELF_SIGNED, { verify: false }],
    ['when it is its own authority', SELF_SIGNED, { ca: SELF_SIGNED }],
    ['when its very certificate is trusted', SERVER, { ca: SERVER }],
    ['by one of several authorities', SERVER, { ca: OTHER_CA + NAMESAKE_CA + CA }],
  ])('%s', async (_, certificate, attempt) => {
    expect(await ask(shows(certificate), attempt)).toBe('hello');
  });
});

const X509 = 'tls: failed to verify certificate: x509: ';
const EXPIRED = `${X509}certificate has expired or is not yet valid: current time`;
const UNKNOWN = `${X509}certificate signed by unknown authority`;

describe('a server is refused in the words of Go', () => {
  test.each([
    ['another authority', SERVER, { ca: OTHER_CA }, UNKNOWN],
    [
      'another authority of the same name',
      SERVER,
      { ca: NAMESAKE_CA },
      `${UNKNOWN} (possibly because of "x509: ECDSA verification failure" while trying to verify candidate authority certificate "Test CA")`,
    ],
    ['no authority', SELF_SIGNED, {}, UNKNOWN],
    [
      'other names',
      SERVER_OF_NAMES,
      { host: 'localhost' },
      `${X509}certificate is valid for foo, *.bar, not localhost`,
    ],
    [
      'names only',
      SERVER_OF_NAMES,
      {},
      `${X509}cannot validate certificate for 127.0.0.1 because it doesn't contain any IP SANs`,
    ],
    [
      'other addresses',
      SERVER_OF_ADDRESSES,
      {},
      `${X509}certificate is valid for 10.0.0.1, 10.0.0.2, not 127.0.0.1`,
    ],
    [
      'addresses only',
      SERVER_OF_ADDRESSES,
      { host: 'localhost' },
      `${X509}certificate is not valid for any names, but wanted to match localhost`,
    ],
    [
      'a common name',
      SERVER_OF_COMMON_NAME,
      { host: 'localhost' },
      `${X509}certificate relies on legacy Common Name field, use SANs instead`,
    ],
    [
      'a common name, by address',
      SERVER_OF_COMMON_NAME,
      {},
      `${X509}cannot validate certificate for 127.0.0.1 because it doesn't contain any IP SANs`,
    ],
    [
      'no name',
      SERVER_OF_NOTHING,
      { host: 'localhost' },
      `${X509}certificate is not valid for any names, but wanted to match localhost`,
    ],
    [
      'an odd name that seems to be several',
      SERVER_OF_TRICKS,
      { host: 'localhost' },
      `${X509}certificate is valid for foo, DNS:localhost, bar, foo, not localhost`,
    ],
    [
      'the use of clients',
      SERVER_FOR_CLIENTS,
      {},
      `${X509}certificate specifies an incompatible key usage`,
    ],
    [
      'other names before another authority',
      SERVER_OF_NAMES,
      { host: 'localhost', ca: OTHER_CA },
      `${X509}certificate is valid for foo, *.bar, not localhost`,
    ],
  ])('%s', async (_, certificate, attempt, message) => {
    await expect(ask(shows(certificate), attempt)).rejects.toHaveProperty('message', message);
  });

  test.each([
    ['too late', '3000-01-02T03:04:05.678Z', 'UTC', '3000-01-02T03:04:05Z is after'],
    ['too early', '2000-01-02T03:04:05.678Z', 'UTC', '2000-01-02T03:04:05Z is before'],
    [
      'too late, in local time',
      '3000-01-02T03:04:05.678Z',
      'Etc/GMT-2',
      '3000-01-02T05:04:05+02:00 is after',
    ],
    [
      'too early, in local time',
      '2000-01-02T03:04:05.678Z',
      'Etc/GMT+9',
      '2000-01-01T18:04:05-09:00 is before',
    ],
  ])('%s', async (_, now, zone, text) => {
    vi.stubEnv('TZ', zone);
    const asked = ask(shows(SERVER_OF_NAMES), { now: new Date(now) });
    await expect(asked).rejects.toThrow(`${EXPIRED} ${text} 2`);
    await expect(asked).rejects.toThrow(/ \d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
  });
});

describe.each(['TLSv1.2', 'TLSv1.3'] as const)(
  'a server that wants a certificate, in %s',
  (version) => {
    const options = { requestCert: true, rejectUnauthorized: true, ca: CA, maxVersion: version };
    const refused = version === 'TLSv1.3' ? 'certificate required' : 'handshake failure';

    test('takes a good one', async () => {
      expect(await ask(shows(SERVER, options), { cert: CLIENT, key: CLIENT_KEY })).toBe('hello');
    });

    test('refuses to do without', async () => {
      const asked = ask(shows(SERVER, options));
      await expect(asked).rejects.toHaveProperty('message', `remote error: tls: ${refused}`);
    });
  },
);

describe('what is no TLS server is named', () => {
  test.each([
    [
      'HTTP',
      (socket: Socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'),
      'http: server gave HTTP response to HTTPS client',
    ],
    [
      'garbage',
      (socket: Socket) => socket.end('garbagegarbage'),
      'tls: first record does not look like a TLS handshake',
    ],
    ['half a record', (socket: Socket) => socket.end('gar'), 'unexpected EOF'],
    ['nothing', (socket: Socket) => socket.end(), 'EOF'],
    [
      'the alert 42',
      (socket: Socket) => socket.end(Buffer.from([21, 3, 3, 0, 2, 2, 42])),
      'remote error: tls: bad certificate',
    ],
    [
      'the alert 48',
      (socket: Socket) => socket.end(Buffer.from([21, 3, 3, 0, 2, 2, 48])),
      'remote error: tls: unknown certificate authority',
    ],
    [
      'the alert 70',
      (socket: Socket) => socket.end(Buffer.from([21, 3, 3, 0, 2, 2, 70])),
      'remote error: tls: protocol version not supported',
    ],
  ])('%s', async (_, react, message) => {
    await expect(ask(rawServer(react))).rejects.toHaveProperty('message', message);
  });

  test('a reset names both ends', async () => {
    const asked = ask(rawServer((socket) => socket.resetAndDestroy()));
    await expect(asked).rejects.toThrow(
      /^read tcp 127\.0\.0\.1:\d+->127\.0\.0\.1:\d+: read: connection reset by peer$/,
    );
  });
});

test('an abort ends a handshake that takes too long', async () => {
  const port = await listen(rawServer(() => {}));
  const settings = { ca: CA, cert: null, key: null, verify: true };
  const context = { settings, proxy: null, now: () => new Date() };
  const dialled = dialTls({ host: '127.0.0.1', port }, context, AbortSignal.timeout(50));
  await expect(dialled).rejects.toMatchObject({ kind: 'cancelled' });
});
