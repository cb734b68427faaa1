import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { CellTable } from '../../src/format/cell-table.ts';
import { outputText } from '../../src/format/render-list.ts';
import { DOCKER_LAYOUT } from '../../src/format/tab-layout.ts';
import { alignTabs } from '../../src/format/tab-writer.ts';

type Rows = readonly (readonly string[])[];

function draw(rows: Rows, wideAmbiguous = false): string {
  const table = new CellTable({ ...DOCKER_LAYOUT, wideAmbiguous });
  for (const row of rows) table.addRow(row);
  return outputText(table.finish());
}

function aligned(rows: Rows, wideAmbiguous = false): string {
  const text = rows.map((row) => `${row.join('\t')}\n`).join('');
  return alignTabs(text, { ...DOCKER_LAYOUT, wideAmbiguous });
}

test.each([
  ['no row', []],
  ['one column, which is not padded', [['a'], ['']]],
  [
    'columns of ten at least',
    [
      ['a', 'b'],
      ['', 'c'],
    ],
  ],
  [
    'the widest cell with a gap',
    [
      ['a', 'b', 'c'],
      ['longer than ten', 'b', ''],
    ],
  ],
  [
    'wide characters',
    [
      ['a', 'b'],
      ['日本日本日本', 'c'],
      ['d', 'e'],
    ],
  ],
  [
    'texts that were cut',
    [
      ['a', 'b', 'c'],
      ['1234567890123…', 'b…', '…'],
      ['d', '…e…', 'f'],
    ],
  ],
  [
    'a tab in a cell',
    [
      ['a', 'b'],
      ['a\tb', 'c'],
      ['d', 'e'],
    ],
  ],
  [
    'a newline in a cell',
    [
      ['a', 'b'],
      ['a\nb', 'c'],
      ['d', 'e'],
    ],
  ],
  [
    'a newline at the end of a row',
    [
      ['a', 'b'],
      ['c', 'd\n'],
      ['d', 'e'],
    ],
  ],
  [
    'a control character',
    [
      ['a', 'b'],
      ['\u001b[1m', 'c'],
    ],
  ],
])('a table with %s is aligned', (_name, rows) => {
  expect(draw(rows)).toBe(aligned(rows));
});

test('text of any kind may follow rows', () => {
  const table = new CellTable(DOCKER_LAYOUT);
  table.addRow(['wide enough', 'b']);
  table.write('a\tb\tc\n');
  expect(outputText(table.finish())).toBe('wide enough   b\na             b         c\n');
});

test('stray bytes stay as they are', () => {
  const table = new CellTable(DOCKER_LAYOUT);
  table.addRow(['\udce6\udc97', 'b']);
  const bytes = Buffer.concat(Array.from(table.finish()));
  expect(bytes.toString('latin1')).toBe('\u00e6\u0097        b\n');
});

test('a long table keeps one alignment over all chunks that it comes out in', () => {
  const rows = Array.from({ length: 9000 }, (_, at) => [`${at}`, 'x'.repeat(at % 40), `${at}`]);
  expect(draw(rows)).toBe(aligned(rows));
});

test('a long table of texts that were cut keeps one alignment, too', () => {
  const rows = Array.from({ length: 9000 }, (_, at) => [`${at}…`, '…'.repeat(at % 40), `${at}`]);
  expect(draw(rows)).toBe(aligned(rows));
});

test('a row may be longer than a chunk', () => {
  const rows = [
    ['a', 'b'],
    ['x'.repeat(100_000), 'y'.repeat(100_000)],
    ['a', 'b'],
  ];
  expect(draw(rows)).toBe(aligned(rows));
});

test('any rows are aligned as their text is', () => {
  const cell = fc.string({
    unit: fc.constantFrom('a', 'b', ' ', '~', '…', 'a', 'b', 'é', '日', '\t', '\n', '\udcff'),
    maxLength: 14,
  });
  const plain = fc.string({ unit: fc.constantFrom('a', ' ', '~'), maxLength: 14 });
  const cut = fc.string({ unit: fc.constantFrom('a', ' ', '…'), maxLength: 14 });
  const rows = fc
    .tuple(fc.integer({ min: 1, max: 4 }), fc.constantFrom(plain, cut, cell))
    .chain(([width, unit]) => fc.array(fc.array(unit, { minLength: width, maxLength: width })));
  fc.assert(
    fc.property(rows, fc.boolean(), (cells, wideAmbiguous) => {
      expect(draw(cells, wideAmbiguous)).toBe(aligned(cells, wideAmbiguous));
    }),
  );
});
