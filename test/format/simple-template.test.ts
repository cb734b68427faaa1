import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { SimpleTemplate } from '../../src/format/simple-template.ts';
import { parseTemplate } from '../../src/template/parse-template.ts';
import { TemplateError } from '../../src/template/template-error.ts';

const isField = (name: string): boolean => ['ID', 'Tag'].includes(name);
const ROW: Readonly<Record<string, string>> = { ID: 'a1', Tag: '' };

function render(text: string): string | null {
  const template = SimpleTemplate.read(text, isField);
  return template?.compile((name) => (row: typeof ROW) => row[name])(ROW) ?? null;
}

describe('a simple template', () => {
  test.each([
    ['', ''],
    ['{{.ID}}', 'a1'],
    ['<{{.ID}}|{{.Tag}}>', '<a1|>'],
    ['{{.ID}}{{.ID}}}}', 'a1a1}}'],
    ['{{if .Tag}}{{.Tag}}{{else}}N/A{{end}}', 'N/A'],
    ['{{if .ID}}{{.ID}}{{else}}N/A{{end}}', 'a1'],
  ])('%s', (text, output) => {
    expect(render(text)).toBe(output);
  });

  test.each([
    '{{.Nope}}',
    '{{ .ID }}',
    '{{.ID -}} x',
    '{{upper .ID}}',
    '{{.ID.Tag}}',
    '{{{.ID}}',
    '{{',
    '{{if .ID}}{{.Tag}}{{else}}x{{end}}',
    '{{if .ID}}{{.ID}}{{else}}{{.Tag}}{{end}}',
    '{{json .}}',
    '{{.}}',
    '{{/* x */}}',
  ])('%s is none', (text) => {
    expect(render(text)).toBeNull();
  });

  test('shows other values than texts as any template does', () => {
    const template = SimpleTemplate.read('{{.ID}}{{if .Tag}}{{.Tag}}{{else}}-{{end}}', isField);
    const show = template?.compile((name) => (row: Readonly<Record<string, unknown>>) => row[name]);
    expect(show?.({ ID: null, Tag: 0 })).toBe('<no value>-');
    expect(show?.({ ID: true, Tag: 7n })).toBe('true7');
  });
});

test('a simple template is what the machine makes of it', () => {
  const pieces = fc.array(
    fc.constantFrom(
      '{{',
      '}}',
      '.ID',
      '.Tag',
      '{',
      'x',
      ' ',
      '{{.ID}}',
      '{{.Tag}}',
      '{{else}}',
      '{{end}}',
    ),
    { maxLength: 6 },
  );
  fc.assert(
    fc.property(pieces, (parts) => {
      const text = parts.join('');
      const output = byMachine(text);
      expect(render(text) ?? output).toBe(output);
    }),
    { numRuns: 500 },
  );
});

function byMachine(text: string): string {
  try {
    return parseTemplate(text).execute(ROW);
  } catch (error) {
    return error instanceof TemplateError ? error.message : String(error);
  }
}
