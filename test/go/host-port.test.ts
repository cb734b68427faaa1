import { expect, test } from 'vitest';
import { joinHostPort, splitHostPort } from '../../src/go/host-port.ts';

test.each([
  ['h:1', { host: 'h', port: '1' }],
  [':1', { host: '', port: '1' }],
  ['h:', { host: 'h', port: '' }],
  ['[::1]:1', { host: '::1', port: '1' }],
  ['h', null],
  ['::1', null],
  ['[::1]', null],
  ['[[::1]]:1', null],
  ['', null],
])('splitHostPort(%j) is %j', (text, parts) => {
  expect(splitHostPort(text)).toEqual(parts);
});

test('joinHostPort() puts brackets around what has colons', () => {
  expect([joinHostPort('h', '1'), joinHostPort('::1', '1')]).toEqual(['h:1', '[::1]:1']);
});
