import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { displayWidth } from '../../src/format/display-width.ts';

describe('displayWidth()', () => {
  test.each([
    ['', 0],
    ['plain', 5],
    ['naïve', 5],
    ['日本', 4],
    ['e\u0301combining', 10],
    ['ﾊﾟ', 1],
    ['한글', 4],
    ['\u1112\u1161\u11ab', 2],
    ['👩\u200d👩\u200d👧', 2],
    ['👍🏽', 2],
    ['🇩🇪', 1],
    ['❤\ufe0f', 1],
    ['1\ufe0f\u20e3', 1],
    ['क्ष', 2],
    ['\u001b[31mred\u001b[0m', 10],
    ['a\u007fb', 2],
    ['\udc80', 1],
    // Behind a character that shows nothing, emoji and flags fall apart.
    ['\u00ad👩\u200d👧', 4],
    ['\u00ad👍🏽', 2],
    ['\u200b🇩🇪', 2],
    // The second of two takes the blame instead.
    ['\u00ad\u200b👩\u200d👧', 2],
  ])('%j takes %i columns', (text, columns) => {
    expect(displayWidth(text, false)).toBe(columns);
  });

  test.each([
    ['…', 2],
    ['§ é', 5],
    ['\ufffd', 2],
    ['日a', 3],
  ])('%j takes %i columns where ambiguous characters are wide', (text, columns) => {
    expect(displayWidth(text, true)).toBe(columns);
  });

  test('is the sum of its parts, when a plain letter parts them', () => {
    const parts = fc.string({ unit: 'grapheme', maxLength: 8 });
    fc.assert(
      fc.property(parts, parts, fc.boolean(), (left, right, wide) => {
        const sum = displayWidth(left, wide) + 1 + displayWidth(`x${right}`, wide);
        expect(displayWidth(`${left}xx${right}`, wide)).toBe(sum);
      }),
    );
  });
});
