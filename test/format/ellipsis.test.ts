import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { eastAsianWidth } from '../../src/format/code-point-width.ts';
import { ellipsis } from '../../src/format/ellipsis.ts';

describe('ellipsis()', () => {
  test.each([
    ['short', 10, 'short'],
    ['exactly-10', 10, 'exactly-10'],
    ['eleven char', 10, 'eleven ch…'],
    ['abc', 2, 'a…'],
    ['abc', 1, 'a'],
    ['日本', 1, '日'],
    ['abc', 0, ''],
    ['abc', -1, ''],
    ['ééééé', 4, 'ééé…'],
    ['日本語日本', 6, '日本…'],
    ['日本語', 6, '日本語'],
    // A mark counts like any character here.
    ['e\u0301e\u0301e\u0301', 4, 'e\u0301e…'],
    // The first character alone fills the room: there is no place to cut.
    ['日本語', 2, '日本語'],
    ['👩👩👩', 5, '👩👩…'],
  ])('%j in %i columns is %j', (text, columns, shown) => {
    expect(ellipsis(text, columns)).toBe(shown);
  });

  test('takes no more columns than asked for, and loses nothing that had room', () => {
    const texts = fc.string({ unit: fc.constantFrom('a', 'b', 'é', '日', '…', '👩', '\u0301') });
    fc.assert(
      fc.property(texts, fc.integer({ min: 3, max: 20 }), (text, columns) => {
        const shown = ellipsis(text, columns);
        expect(widthOf(shown)).toBeLessThanOrEqual(columns);
        const isWhole = shown === text;
        expect(isWhole).toBe(widthOf(text) <= columns);
        expect(isWhole || (shown.endsWith('…') && text.startsWith(shown.slice(0, -1)))).toBe(true);
      }),
    );
  });
});

function widthOf(text: string): number {
  return Array.from(text).reduce((sum, one) => sum + eastAsianWidth(one.codePointAt(0) ?? 0), 0);
}
