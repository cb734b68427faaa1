import { expect, test } from 'vitest';
import { unixAddress } from '../../src/go/unix-address.ts';

test.each([
  ['/a', '\x01\0/a\0'],
  ['\0a', '\x01\0\0a'],
  ['/ä', '\x01\0/\xc3\xa4\0'],
  ['/'.repeat(107), `\x01\0${'/'.repeat(107)}\0`],
])('%j', (path, address) => {
  expect(Buffer.from(unixAddress(path) ?? []).toString('latin1')).toBe(address);
});

test('there is none of a path that is too long', () => {
  expect(unixAddress(`/${'ä'.repeat(54)}`)).toBeNull();
});
