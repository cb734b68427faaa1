import { describe, expect, test } from 'vitest';
import { defineColumns } from '../../src/format/columns.ts';
import { RowSubject } from '../../src/format/row-subject.ts';
import { parseTemplate } from '../../src/template/parse-template.ts';
import { sampleStyle } from './samples.ts';

interface Row {
  readonly id: string;
}

const columns = defineColumns({
  goType: '*formatter.rowContext',
  unexported: ['trunc'],
  columns: {
    ID: { header: 'ID', value: ({ id }: Row) => id },
    Official: { header: 'OFFICIAL', value: () => '[OK]', json: () => 'true' },
  },
  table: ['ID'],
  quiet: 'ID',
});

function run(template: string, escapeControls = false, id = 'a'): string {
  const subject = new RowSubject(columns, { id }, sampleStyle({ escapeControls }));
  return parseTemplate(template).execute(subject);
}

describe('a row in a template', () => {
  test.each([
    ['{{.ID}} {{.Official}}', 'a [OK]'],
    ['{{json .Official}}', '"[OK]"'],
    ['{{json .}}', '{"ID":"a","Official":"true"}'],
    // As JSON once, as JSON ever after.
    ['{{.Official}} {{json .}} {{.Official}}', '[OK] {"ID":"a","Official":"true"} true'],
    ['{{printf "%T" .}}', '*formatter.rowContext'],
  ])('%s is %s', (template, text) => {
    expect(run(template)).toBe(text);
  });

  test.each([
    ['{{.Nope}}', "can't evaluate field Nope in type *formatter.rowContext"],
    ['{{.trunc}}', 'trunc is an unexported field of struct type *formatter.rowContext'],
    ['{{.constructor}}', "can't evaluate field constructor in type *formatter.rowContext"],
    ['{{.ID 1}}', 'wrong number of args for ID: want 0 got 1'],
  ])('%s fails: %s', (template, message) => {
    expect(() => run(template)).toThrow(message);
  });

  test('shows control characters where a terminal reads along', () => {
    expect(run('{{.ID}}|{{json .ID}}', true, '\u001b[2J')).toBe('\\x1b[2J|"\\\\x1b[2J"');
    expect(run('{{json .}}', true, '\u001b\u009b')).toContain('"ID":"\\u001b\\\\u009b"');
    expect(run('{{.ID}}', false, '\u001b[2J')).toBe('\u001b[2J');
  });
});

test('rows of one list may have types of their own', () => {
  const set = defineColumns({ ...columns, typeOf: ({ id }) => ({ goType: `*${id}` }) });
  const subject = new RowSubject(set, { id: 'x' }, sampleStyle());
  expect(() => parseTemplate('{{.trunc}}').execute(subject)).toThrow(
    "can't evaluate field trunc in type *x",
  );
});
