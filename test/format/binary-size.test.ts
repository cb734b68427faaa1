import { expect, test } from 'vitest';
import { binarySize } from '../../src/format/binary-size.ts';

test.each([
  [0, '0B'],
  [1023, '1023B'],
  [1024, '1KiB'],
  [1536, '1.5KiB'],
  [1024 ** 2 - 1, '1024KiB'],
  [3.42 * 1024 ** 2, '3.42MiB'],
  [1024 ** 3, '1GiB'],
  [12_345_678_901, '11.5GiB'],
  [1024 ** 8, '1YiB'],
  [1024 ** 9 * 2, '2048YiB'],
  [-2048, '-2048B'],
])('binarySize(%d) is %s', (bytes, text) => {
  expect(binarySize(bytes)).toBe(text);
});
