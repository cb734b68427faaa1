import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { defineColumns } from '../../src/format/columns.ts';
import { rowJsonWriter } from '../../src/format/row-json.ts';
import { RowSubject } from '../../src/format/row-subject.ts';
import { parseTemplate } from '../../src/template/parse-template.ts';
import { sampleStyle } from './samples.ts';

const columns = defineColumns({
  goType: '*row',
  columns: {
    Text: { header: 'TEXT', value: (text: string) => text },
    Shown: { header: 'SHOWN', value: () => 'yes', json: () => 'true' },
  },
  table: ['Text'],
  quiet: 'Text',
});

test('what stands in JSON has the place of what is shown', () => {
  expect(rowJsonWriter(columns, sampleStyle())('<a & b>')).toBe(
    '{"Shown":"true","Text":"\\u003ca \\u0026 b\\u003e"}',
  );
});

test('rows are what the template makes of them', () => {
  const execute = parseTemplate('{{json .}}').compile();
  const text = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('<none>', '<a>', ''));
  fc.assert(
    fc.property(fc.array(text), fc.boolean(), (texts, escapeControls) => {
      const style = sampleStyle({ escapeControls });
      const byTemplate = texts.map((one) => execute(new RowSubject(columns, one, style)));
      expect(texts.map(rowJsonWriter(columns, style))).toEqual(byTemplate);
    }),
  );
});

test('a row with more than texts is left to the template', () => {
  const set = defineColumns({
    ...columns,
    columns: { ...columns.columns, Text: { header: '', value: () => null } },
  });
  expect(rowJsonWriter(set, sampleStyle())('')).toBeNull();
});
