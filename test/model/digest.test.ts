import { expect, test } from 'vitest';
import { isDigest, parseDigest, shortId } from '../../src/model/digest.ts';
import { InvalidReferenceError } from '../../src/model/errors.ts';

const HEX = 'ab'.repeat(32);

test.each([`sha256:${HEX}`, `sha384:${HEX}${HEX.slice(32)}`, `sha512:${HEX}${HEX}`])(
  'parseDigest(%j) takes it',
  (text) => {
    expect(parseDigest(text)).toBe(text);
    expect(isDigest(text)).toBe(true);
  },
);

test.each([
  ['', 'invalid checksum digest format'],
  ['sha256', 'invalid checksum digest format'],
  ['sha256:', 'invalid checksum digest format'],
  [`:${HEX}`, 'invalid checksum digest format'],
  [`sha256:${HEX.toUpperCase()}`, 'invalid checksum digest format'],
  [`sha256:${HEX.slice(1)}`, 'invalid checksum digest length'],
  [`sha512:${HEX}`, 'invalid checksum digest length'],
  [`md5:${HEX}`, 'unsupported digest algorithm'],
  [`MD5:${HEX}`, 'invalid checksum digest format'],
  ['a+b:x=', 'unsupported digest algorithm'],
])('parseDigest(%j) says %s', (text, message) => {
  expect(() => parseDigest(text)).toThrow(new InvalidReferenceError(message));
  expect(isDigest(text)).toBe(false);
});

test.each([
  [`sha256:${HEX}`, 'abababababab'],
  [HEX, 'abababababab'],
  ['sha256:abc', 'abc'],
  ['<missing>', '<missing>'],
  ['a:b:cdefghijklmnop', 'b:cdefghijkl'],
  ['', ''],
])('shortId(%j) is %j', (id, short) => {
  expect(shortId(id)).toBe(short);
});

test('shortId() counts bytes, as docker does, and may cut a character', () => {
  expect(shortId('sha256:ééééééé')).toBe('éééééé');
  expect(shortId('sha256:aéééééé')).toBe('aééééé\udcc3');
});
