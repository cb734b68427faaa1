import { expect, test } from 'vitest';
import { toLower } from '../../src/go/to-lower.ts';

test.each([
  ['ABC', 'abc'],
  ['ÀÉ', 'àé'],
  ['\u0130', 'i'],
  ['\u212a', 'k'],
  ['ΟΔΟΣ', 'οδοσ'],
  ['Ǆ', 'ǆ'],
  ['𐐀', '𐐨'],
  ['ß', 'ß'],
  ['A\udcff', 'a\ufffd'],
])('toLower(%j) is %j, as Go has it', (text, lowered) => {
  expect(toLower(text)).toBe(lowered);
});
