import { expect, test } from 'vitest';
import { codePointWidth, eastAsianWidth } from '../../src/format/code-point-width.ts';

test.each([
  ['a', 1, 1, 1],
  ['\u0001', 0, 0, 1],
  ['\u007f', 0, 0, 1],
  ['\u0301', 0, 0, 1],
  ['\u200b', 0, 0, 1],
  ['é', 1, 2, 1],
  ['§', 1, 2, 1],
  ['…', 1, 2, 1],
  ['ｱ', 1, 1, 1],
  ['日', 2, 2, 2],
  ['Ａ', 2, 2, 2],
  ['😀', 2, 2, 2],
  // A mark of Japanese: nothing by itself in a table, but wide where texts are cut.
  ['\u3099', 0, 0, 2],
])('%j takes %i columns, %i in East Asia, and %i where texts are cut', (text, ...widths) => {
  const codePoint = text.codePointAt(0) ?? 0;
  expect([
    codePointWidth(codePoint, false),
    codePointWidth(codePoint, true),
    eastAsianWidth(codePoint),
  ]).toEqual(widths);
});
