import { expect, test } from 'vitest';
import { defineColumns } from '../../src/format/columns.ts';
import { quietTemplate, rawTemplate, tableTemplate } from '../../src/format/default-templates.ts';

const set = defineColumns({
  goType: '*row',
  columns: {
    ID: { header: 'ID', value: () => '' },
    Age: { header: 'AGE', value: () => '', whenEmpty: 'N/A' },
    State: { header: 'STATE', value: () => '' },
  },
  table: ['ID', 'Age'],
  quiet: 'ID',
  raw: [
    ['image_id', 'ID'],
    ['state', 'State', 'tight'],
  ],
});

test('a table has its columns between tabs, and a word for what is empty', () => {
  expect(tableTemplate(set, ['ID', 'Age', 'State'])).toBe(
    '{{.ID}}\t{{if .Age}}{{.Age}}{{else}}N/A{{end}}\t{{.State}}',
  );
});

test('quiet is one field', () => {
  expect(quietTemplate(set)).toBe('{{.ID}}');
});

test('raw is a line for each label and an empty one behind them', () => {
  expect(rawTemplate(set, false)).toBe('image_id: {{.ID}}\nstate:{{pad .State 1 0}}\n');
});

test('raw and quiet is a single line', () => {
  expect(rawTemplate(set, true)).toBe('image_id: {{.ID}}');
});
