import { expect, test } from 'vitest';
import { portsText } from '../../src/format/container-ports.ts';
import type { PublishedPort } from '../../src/model/disk-usage.ts';

function port(inner: number, over: Partial<PublishedPort> = {}): PublishedPort {
  return { address: '', inner, outer: 0, protocol: 'tcp', ...over };
}

test.each<[string, readonly PublishedPort[]]>([
  ['', []],
  ['80/tcp', [port(80)]],
  ['80-82/tcp, 90/tcp', [port(81), port(90), port(80), port(82)]],
  ['0.0.0.0:80-81->80-81/tcp', [80, 81].map((n) => port(n, { address: '0.0.0.0', outer: n }))],
  ['[::]:8080->80/tcp', [port(80, { address: '::', outer: 8080 })]],
  [
    '443/udp, 1.2.3.4:1->80/tcp',
    [port(80, { address: '1.2.3.4', outer: 1 }), port(443, { protocol: 'udp' })],
  ],
  [
    '80-81/tcp, 0.0.0.0:80-81->80-81/tcp, [::]:80->80/tcp, 83/, [::]:8080->82/udp',
    [
      port(80),
      port(81),
      port(80, { address: '::', outer: 80 }),
      port(80, { address: '0.0.0.0', outer: 80 }),
      port(81, { address: '0.0.0.0', outer: 81 }),
      port(82, { address: '::', outer: 8080, protocol: 'udp' }),
      port(83, { protocol: '' }),
    ],
  ],
])('portsText() writes "%s"', (text, ports) => {
  expect(portsText(ports)).toBe(text);
});
