import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { dialTcp, tcpAddress } from '../../../../src/engine/docker/dial/dial-tcp.ts';
import { TransportError } from '../../../../src/engine/docker/transport-error.ts';

test.each([
  ['box:1', 'box', '1'],
  ['box', 'box', '80'],
  ['box:', 'box', '80'],
  ['[::1]:1', '::1', '1'],
  ['[fe80::1%lo]:1', 'fe80::1%lo', '1'],
  ['exämple:1', 'xn--exmple-cua', '1'],
  [':1', '', '1'],
])('tcpAddress(%j) finds name and port', (urlHost, host, port) => {
  expect(tcpAddress(urlHost, '80')).toEqual({ host, port });
});

test.each([
  ['127.0.0.1', '1', /^dial tcp 127\.0\.0\.1:1: connect: connection refused$/],
  ['::1', '1', /^dial tcp \[::1\]:1: connect: connection refused$/],
  ['', '1', /^dial tcp (?:127\.0\.0\.1|\[::1\]):1: connect: connection refused$/],
  ['127.0.0.1', '99999', /^dial tcp: address 99999: invalid port$/],
  ['a..b', '1', /^dial tcp: lookup a\.\.b: no such host$/],
  ['127.1', '1', /^dial tcp: lookup 127\.1: no such host$/],
  ['0', '1', /^dial tcp: lookup 0: no such host$/],
  ['-', '1', /^dial tcp: lookup -: no such host$/],
  ['127.0.0.1:1', '1', /^dial tcp: lookup 127\.0\.0\.1:1: no such host$/],
])('dialTcp() to %j port %s fails in the words of Go', async (host, port, message) => {
  const failed = dialTcp({ host, port });
  await expect(failed).rejects.toThrow(TransportError);
  await expect(failed).rejects.toThrow(message);
});

test('dialTcp() names the server that knows no such host', async () => {
  const [, server] = /^nameserver[ \t]+(\S+)/m.exec(readFileSync('/etc/resolv.conf', 'utf8')) ?? [];
  const address = (server ?? '127.0.0.1').replace(/^(.*:.*)$/, '[$1]');
  const failed = dialTcp({ host: 'no-such-host.invalid', port: '1' });
  await expect(failed).rejects.toThrow(`lookup no-such-host.invalid on ${address}:53: `);
});
