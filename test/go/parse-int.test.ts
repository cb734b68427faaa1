import { expect, test } from 'vitest';
import { parseInt64 } from '../../src/go/parse-int.ts';

test.each([
  ['0', 0n],
  ['-0', 0n],
  ['+5', 5n],
  ['010', 8n],
  ['0o17', 15n],
  ['0b11', 3n],
  ['-0x1F', -31n],
  ['0X_1f', 31n],
  ['1_000', 1000n],
  ['0_7', 7n],
  ['9223372036854775807', 2n ** 63n - 1n],
  ['-9223372036854775808', -(2n ** 63n)],
])('parseInt64(%j) is %s', (text, value) => {
  expect(parseInt64(text)).toBe(value);
});

test.each([
  '',
  '-',
  '+',
  '0x',
  '08',
  '0_8',
  '1__0',
  '_1',
  '1_',
  '0_',
  '0x1__f',
  ' 1',
  '1.5',
  '1e3',
  'abc',
  '٣',
])('parseInt64(%j) has invalid syntax', (text) => {
  expect(() => parseInt64(text)).toThrow(`strconv.ParseInt: parsing "${text}": invalid syntax`);
});

test.each([
  '9223372036854775808',
  '-9223372036854775809',
  '18446744073709551616',
  // The digits are too many before the letter is seen.
  '99999999999999999999x',
])('parseInt64(%j) is out of range', (text) => {
  expect(() => parseInt64(text)).toThrow(`strconv.ParseInt: parsing "${text}": value out of range`);
});
