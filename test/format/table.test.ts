import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { outputText } from '../../src/format/render-list.ts';
import { DOCKER_LAYOUT } from '../../src/format/tab-layout.ts';
import { SmallTable } from '../../src/format/table.ts';
import { alignTabs } from '../../src/format/tab-writer.ts';

function draw(text: string): string {
  const table = new SmallTable(false);
  table.write(text);
  return outputText(table.finish());
}

test('columns are as wide as their widest cell and the gap, and ten at least', () => {
  expect(draw('NAME\tSTARS\tOFFICIAL\na-long-image-name\t5\t[OK]\n')).toBe(
    'NAME                STARS     OFFICIAL\na-long-image-name   5         [OK]\n',
  );
});

test('the last cell is never padded, the one before it always', () => {
  expect(draw('A\tB\nlonger\t\n')).toBe('A         B\nlonger    \n');
});

test('everything is drawn as the tab writer draws it', () => {
  const cell = fc.string({
    unit: fc.constantFrom('a', 'b', ' ', '-', '<', '&', 'é', '日', '\u001b', '\t', '\n', '\\'),
    maxLength: 20,
  });
  const row = fc.array(cell, { minLength: 1, maxLength: 5 }).map((cells) => cells.join('\t'));
  const text = fc
    .array(row, { maxLength: 12 })
    .map((rows) => rows.map((one) => `${one}\n`).join(''));
  fc.assert(
    fc.property(text, (drawn) => {
      expect(draw(drawn)).toBe(alignTabs(drawn, DOCKER_LAYOUT));
    }),
  );
});

test('plain tables, which cli-table3 lays out, are drawn as the tab writer draws them', () => {
  const cell = fc.string({ unit: fc.constantFrom('a', 'Z', '0', ' ', '.', '%'), maxLength: 24 });
  const rows = fc
    .integer({ min: 2, max: 6 })
    .chain((width) =>
      fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1 }),
    );
  fc.assert(
    fc.property(rows, (cells) => {
      const text = cells.map((row) => `${row.join('\t')}\n`).join('');
      expect(draw(text)).toBe(alignTabs(text, DOCKER_LAYOUT));
    }),
  );
});

test('a thousand rows take no time that grows with their square', () => {
  const text = 'name\tvalue\tend\n'.repeat(20_000);
  expect(draw(text)).toBe(alignTabs(text, DOCKER_LAYOUT));
});
