import { expect, test } from 'vitest';
import { eachLine, scanCells } from '../../src/format/cell-scanner.ts';
import { ColumnBlocks } from '../../src/format/column-blocks.ts';
import type { TabLayout } from '../../src/format/tab-layout.ts';

const LAYOUT: TabLayout = { minWidth: 2, tabWidth: 1, padding: 1, padChar: ' ' };

test.each([
  ['neighbours share a width', 'a\tx\nbbb\ty\n', [[4], [4]]],
  ['no cell is narrower than the least', '\tx\n', [[2]]],
  ['a line without the cell parts blocks', 'aaaa\tx\n-\nb\ty\n', [[5], [], [2]]],
  ['inner columns end before outer ones', 'a\tbbb\tx\na\tx\naa\tb\tx\n', [[3, 4], [3], [3, 2]]],
])('%s', (_name, text, widths) => {
  expect(widthsOf(text, LAYOUT)).toEqual(widths);
});

test('a column of nothing but vertical tabs may be dropped', () => {
  const layout = { ...LAYOUT, discardEmptyColumns: true };
  expect(widthsOf('\vx\n\vy\n', layout)).toEqual([[0], [0]]);
  expect(widthsOf('\vx\n\ty\n', layout)).toEqual([[2], [2]]);
});

function widthsOf(text: string, layout: TabLayout): readonly (readonly number[])[] {
  const blocks = new ColumnBlocks(layout);
  const scanned = scanCells(text, layout);
  const counts: number[] = [];
  eachLine(scanned, (first, last) => {
    blocks.addLine(scanned, first, last);
    counts.push(last - first);
  });
  const reader = blocks.widths();
  return counts.map((count) => reader.next(count).slice(0, count));
}
