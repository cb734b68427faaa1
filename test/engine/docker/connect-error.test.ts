import { expect, test } from 'vitest';
import { connectError } from '../../../src/engine/docker/connect-error.ts';
import { TransportError } from '../../../src/engine/docker/transport-error.ts';
import { CancelledError } from '../../../src/model/errors.ts';

const PLAIN = { method: 'GET', url: 'http://%2Fx.sock/v1.50/x?a="b"', host: 'unix:///x.sock' };
const SECURE = { method: 'DELETE', url: 'https://h:1/x', host: 'tcp://h:1' };
const CANNOT = 'Cannot connect to the Docker daemon at';

test.each([
  [
    'EOF',
    'other',
    PLAIN,
    String.raw`error during connect: Get "http://%2Fx.sock/v1.50/x?a=\"b\"": EOF`,
  ],
  ['i/o timeout', 'timeout', PLAIN, `${CANNOT} unix:///x.sock. Is the docker daemon running?`],
  [
    'dial unix /x.sock: connect: no such file or directory',
    'other',
    PLAIN,
    `${CANNOT} unix:///x.sock. Is the docker daemon running?`,
  ],
  [
    'dial tcp 1.2.3.4:1: connect: connection refused',
    'other',
    SECURE,
    `${CANNOT} tcp://h:1. Is the docker daemon running?`,
  ],
  [
    'dial unix /x.sock: connect: permission denied',
    'permission',
    { ...PLAIN, url: 'http://%2Fx.sock/_ping', method: 'HEAD' },
    'permission denied while trying to connect to the Docker daemon socket at unix:///x.sock: Head "http://%2Fx.sock/_ping": dial unix /x.sock: connect: permission denied',
  ],
  [
    'malformed HTTP response "x"',
    'other',
    { ...PLAIN, url: 'http://h/x' },
    'Get "http://h/x": malformed HTTP response "x".\n* Are you trying to connect to a TLS-enabled daemon without TLS?',
  ],
  [
    'malformed HTTP response "x"',
    'other',
    SECURE,
    'error during connect: Delete "https://h:1/x": malformed HTTP response "x"',
  ],
  [
    'remote error: tls: bad certificate',
    'other',
    SECURE,
    'the server probably has client authentication (--tlsverify) enabled; check your TLS client certification settings: Delete "https://h:1/x": remote error: tls: bad certificate',
  ],
] as const)('%s (%s) is told as docker does', (text, failure, attempt, message) => {
  expect(connectError(new TransportError(text, failure), attempt)).toMatchObject({
    kind: 'unreachable',
    message,
  });
});

test('what the user is to see already stays as it is', () => {
  const cancelled = new CancelledError(15);
  expect(connectError(cancelled, PLAIN)).toBe(cancelled);
});
