import { expect, test } from 'vitest';
import { defineColumns } from '../../src/format/columns.ts';

test('defineColumns() names its columns in the order of their bytes', () => {
  const column = { header: '', value: () => '' };
  const { names, table } = defineColumns({
    goType: '*row',
    columns: { Size: column, ID: column, Émile: column, IDs: column },
    table: ['Size', 'ID'],
    quiet: 'ID',
  });
  expect(names).toEqual(['ID', 'IDs', 'Size', 'Émile']);
  expect(table).toEqual(['Size', 'ID']);
});
