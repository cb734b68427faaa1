import { expect, test } from 'vitest';
import { CodePointSet } from '../../src/format/code-point-set.ts';

const set = new CodePointSet(`
  41-43 61
  1f600-1f64f
`);

test.each([
  [0x40, false],
  [0x41, true],
  [0x42, true],
  [0x43, true],
  [0x44, false],
  [0x60, false],
  [0x61, true],
  [0x62, false],
  [0x1f5ff, false],
  [0x1f600, true],
  [0x1f64f, true],
  [0x1f650, false],
  [0x10ffff, false],
])('whether the set has %i: %s', (codePoint, isIn) => {
  expect(set.has(codePoint)).toBe(isIn);
});
