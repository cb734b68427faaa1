import { expect, test } from 'vitest';
import { defineColumns } from '../../src/format/columns.ts';
import { planRows } from '../../src/format/row-plan.ts';

const definitions = {
  goType: '*row',
  columns: { ID: { header: 'ID', value: () => '' }, Tag: { header: 'TAG', value: () => '' } },
  table: ['ID', 'Tag'],
  quiet: 'ID',
} as const;
const plain = defineColumns(definitions);
const withRaw = defineColumns({ ...definitions, raw: [['id', 'ID'] as const] });

test.each([
  ['', plain, false, '{{.ID}}\t{{.Tag}}', true],
  ['table', plain, false, '{{.ID}}\t{{.Tag}}', true],
  ['', plain, true, '{{.ID}}', false],
  ['table', plain, true, '{{.ID}}', false],
  ['json', plain, true, '{{json .}}', false],
  ['raw', plain, false, 'raw', false],
  ['raw', withRaw, false, 'id: {{.ID}}\n', false],
  ['raw', withRaw, true, 'id: {{.ID}}', false],
  ['table {{.Tag}}', plain, true, '{{.Tag}}', true],
  ['{{.Tag}}', plain, true, '{{.Tag}}', false],
])('the format %j', (format, columns, quiet, template, isTable) => {
  expect(planRows({ format, columns, quiet })).toEqual({ template, isTable });
});
