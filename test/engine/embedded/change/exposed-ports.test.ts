import { expect, test } from 'vitest';
import { exposedPorts } from '../../../../src/engine/embedded/change/exposed-ports.ts';

test.each([
  ['80', ['80/tcp']],
  ['080', ['80/tcp']],
  ['0', ['0/tcp']],
  ['80/', ['80/tcp']],
  ['80/UDP', ['80/udp']],
  ['80/sctp/x', ['80/sctp']],
  ['8-10/udp', ['8/udp', '9/udp', '10/udp']],
  ['1-2-3', ['1/tcp', '2/tcp']],
  [':80', ['80/tcp']],
  ['::80', ['80/tcp']],
  ['90:80', ['80/tcp']],
  ['1-3:80', ['80/tcp']],
  ['1-2:80-81', ['80/tcp', '81/tcp']],
  ['1.2.3.4::80', ['80/tcp']],
  ['[::1]:90:80', ['80/tcp']],
  ['::1:90:80', ['80/tcp']],
  ['[]:90:80', ['80/tcp']],
  ['::ffff:1.2.3.4:90:80', ['80/tcp']],
])('exposedPorts() takes %s', (spec, ports) => {
  expect(exposedPorts(spec)).toEqual(ports);
});

// Texts of docker 28.2.2's client, which reads ports with the same package.
test.each([
  ['', 'no port specified: <empty>'],
  ['/udp', 'no port specified: /udp<empty>'],
  ['80:', 'no port specified: 80:<empty>'],
  ['a:/tcp', 'no port specified: a:/tcp<empty>'],
  ['1-', 'invalid containerPort: 1-'],
  ['-1', 'invalid containerPort: -1'],
  ['+1', 'invalid containerPort: +1'],
  ['1_0', 'invalid containerPort: 1_0'],
  ['65536', 'invalid containerPort: 65536'],
  ['80-79', 'invalid containerPort: 80-79'],
  ['99999999999999999999', 'invalid containerPort: 99999999999999999999'],
  ['1.2.3.4:a:b', 'invalid containerPort: b'],
  ['a:80', 'invalid hostPort: a'],
  ['2-1:80', 'invalid hostPort: 2-1'],
  ['x:80/foo', 'invalid hostPort: x'],
  ['80/foo', 'invalid proto: foo'],
  ['80/tcp-81', 'invalid proto: tcp-81'],
  ['1:80-81', 'invalid ranges specified for container and host Ports: 80-81 and 1'],
  ['1-3:80-81', 'invalid ranges specified for container and host Ports: 80-81 and 1-3'],
  ['1.2.3:a:80', 'invalid IP address: 1.2.3'],
  ['1.2.3:80:', 'invalid IP address: 1.2.3'],
  ['01.2.3.4:80:80', 'invalid IP address: 01.2.3.4'],
  ['fe80::1%eth0:80:80', 'invalid IP address: fe80::1%eth0'],
  ['[x]:80:80', 'invalid IP address: x'],
  ['[::1:80:80', "invalid IP address [::1: address [::1:: missing ']' in address"],
  ['[::1]x:80:80', 'invalid IP address [::1]x: address [::1]x:: missing port in address'],
  ['[::1]:1:80:80', 'invalid IP address [::1]:1: address [::1]:1:: too many colons in address'],
])('exposedPorts() refuses "%s"', (spec, text) => {
  expect(() => exposedPorts(spec)).toThrow(`Error response from daemon: ${text}`);
});
