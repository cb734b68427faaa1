import { expect, test } from 'vitest';
import { decodeBase64 } from '../../src/go/base64.ts';

test.each([
  ['', ''],
  ['YQ==', 'a'],
  ['YWI=', 'ab'],
  ['YWJj', 'abc'],
  ['YTpi\nYTpi\r\n', 'a:ba:b'],
  ['YQ=\n=', 'a'],
  ['YT==', 'a'],
])('decodeBase64(%j) is %j', (text, decoded) => {
  expect(Buffer.from(decodeBase64(text)).toString()).toBe(decoded);
});

test.each([
  ['!!!', 0],
  ['YTp', 0],
  ['YTpiYTp', 4],
  ['Y', 0],
  ['=', 0],
  ['Y=', 1],
  ['YQ=', 3],
  ['YQ=x', 2],
  ['YTpiY===', 5],
  ['YTpi-_', 4],
  ['YQ==YQ==', 4],
  ['YWI=\nx', 5],
  ['é', 0],
])('decodeBase64(%j) fails at byte %i', (text, offset) => {
  expect(() => decodeBase64(text)).toThrow(`illegal base64 data at input byte ${offset}`);
});
