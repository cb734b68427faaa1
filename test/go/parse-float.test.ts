import { expect, test } from 'vitest';
import { parseFloat64 } from '../../src/go/parse-float.ts';

test.each([
  ['1.5', 1.5],
  ['-.5e1', -5],
  ['1_000.5', 1000.5],
  ['0x1.8p1', 3],
  ['-0x.8p0', -0.5],
  ['0x1p-1074', 5e-324],
  ['1e400', Number.POSITIVE_INFINITY],
  ['1__0', null],
  ['1_', null],
  ['1_.5', null],
  ['0x1', null],
  ['', null],
  ['.', null],
  ['1e', null],
  ['e1', null],
])('parseFloat64(%j) is %s', (text, value) => {
  expect(parseFloat64(text)).toBe(value);
});
