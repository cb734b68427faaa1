import { expect, test } from 'vitest';
import { eachLine, scanCells } from '../../src/format/cell-scanner.ts';
import { ColumnBlocks } from '../../src/format/column-blocks.ts';
import { LineRenderer } from '../../src/format/line-renderer.ts';
import { DOCKER_LAYOUT } from '../../src/format/tab-layout.ts';

test('two texts that were measured together come out with the same columns', () => {
  const blocks = new ColumnBlocks(DOCKER_LAYOUT);
  const scanned = ['NAME\tSIZE\n', 'a-very-long-name\t1B\nb\t2B\n'].map((text) =>
    scanCells(text, DOCKER_LAYOUT),
  );
  for (const text of scanned) {
    eachLine(text, (first, last) => blocks.addLine(text, first, last));
  }
  const renderer = new LineRenderer(DOCKER_LAYOUT, blocks.widths());
  expect(scanned.map((text) => renderer.render(text))).toEqual([
    'NAME               SIZE\n',
    'a-very-long-name   1B\nb                  2B\n',
  ]);
});
