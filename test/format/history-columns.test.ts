import { describe, expect, test } from 'vitest';
import { exactHistoryColumns, historyColumns } from '../../src/format/history-columns.ts';
import { outputText, startList } from '../../src/format/render-list.ts';
import type { RowStyle } from '../../src/format/row-style.ts';
import type { HistoryEntry } from '../../src/model/image.ts';
import { HEX, sampleEntry, sampleStyle } from './samples.ts';

const LONG = `RUN ${'x'.repeat(60)}`;

function cell(
  name: keyof typeof historyColumns.columns,
  over: Partial<HistoryEntry>,
  style: Partial<RowStyle> = {},
): unknown {
  return historyColumns.columns[name].value(sampleEntry(over), sampleStyle(style));
}

describe('columns of histories', () => {
  test.each([
    ['ID', {}, {}, '0123456789ab'],
    ['ID', { id: '<missing>' }, {}, '<missing>'],
    ['ID', {}, { truncate: false }, `sha256:${HEX}`],
    ['CreatedSince', {}, {}, '2 hours ago'],
    ['CreatedSince', { created: 946_684_800 }, {}, 'N/A'],
    ['CreatedSince', { created: 946_684_801 }, {}, '26 years ago'],
    ['CreatedSince', { created: 0 }, { human: false }, '1970-01-01T00:00:00Z'],
    ['CreatedAt', {}, {}, '2026-11-20T13:00:00Z'],
    ['CreatedBy', { createdBy: 'a\tb\nc' }, {}, 'a b\nc'],
    ['CreatedBy', { createdBy: LONG }, {}, `RUN ${'x'.repeat(40)}…`],
    ['CreatedBy', { createdBy: LONG }, { truncate: false }, LONG],
    ['Size', {}, {}, '7.42MB'],
    ['Size', {}, { human: false }, '7415999'],
    ['Comment', { comment: 'a\tb' }, {}, 'a\tb'],
  ] as const)('%s of %j written by %j is %j', (name, over, style, shown) => {
    expect(cell(name, over, style)).toBe(shown);
  });
});

test('exact lists show the moment in place of the age', () => {
  const list = startList({
    format: '',
    columns: exactHistoryColumns,
    style: sampleStyle({ human: false }),
  });
  list.add([sampleEntry()]);
  expect(outputText(list.finish())).toBe(
    [
      'IMAGE          CREATED AT             CREATED BY   SIZE      COMMENT\n',
      '0123456789ab   2026-11-20T13:00:00Z   RUN make     7415999   buildkit\n',
    ].join(''),
  );
});
