import { describe, expect, test } from 'vitest';
import { defineColumns } from '../../src/format/columns.ts';
import { type ListOptions, outputText, startList } from '../../src/format/render-list.ts';
import { FormatError } from '../../src/model/errors.ts';
import { TemplateError } from '../../src/template/template-error.ts';
import { sampleStyle } from './samples.ts';

interface Row {
  readonly id: string;
  readonly tag: string;
}

const columns = defineColumns({
  goType: '*row',
  columns: {
    ID: { header: 'IMAGE ID', value: ({ id }: Row) => id },
    Tag: { header: 'TAG', value: ({ tag }: Row) => tag },
  },
  table: ['ID', 'Tag'],
  quiet: 'ID',
});
const rows: readonly Row[] = [
  { id: 'a1', tag: 'latest' },
  { id: 'b2', tag: '<none>' },
];

function render(format: string, over: Partial<ListOptions<Row>> = {}, all = rows): string {
  const list = startList({ format, columns, style: sampleStyle(), ...over });
  for (const row of all) list.add([row]);
  return outputText(list.finish());
}

describe('a list', () => {
  test.each([
    ['', 'IMAGE ID   TAG\na1         latest\nb2         <none>\n'],
    ['json', '{"ID":"a1","Tag":"latest"}\n{"ID":"b2","Tag":"\\u003cnone\\u003e"}\n'],
    ['{{.ID}}', 'a1\nb2\n'],
    ['raw', 'raw\nraw\n'],
    [' ', '\n\n'],
    ['table ', '\n\n\n'],
    ['{{println .ID}}', 'a1\n\nb2\n\n'],
  ])('by the format %j', (format, text) => {
    expect(render(format)).toBe(text);
  });

  test('may be quiet', () => {
    expect(render('', { quiet: true })).toBe('a1\nb2\n');
  });

  test('without rows is a header at most', () => {
    expect([render('', {}, []), render('{{.Nope}}', {}, []), render('json', {}, [])]).toEqual([
      'IMAGE ID   TAG\n',
      '',
      '',
    ]);
  });
});

describe('a header', () => {
  test.each([
    ['{{.ID}}:{{.Tag}}', 'IMAGE ID:TAG'],
    ['{{upper .Tag}}{{json .Tag}}{{title .Tag}}{{lower .Tag}}', 'TAGTAGTAGTAG'],
    ['{{split .Tag "."}}{{truncate .ID 3}}{{join .Tag "-"}}', 'TAGIMAGE IDTAG'],
    ['{{pad .Tag 2 2}}', '  TAG  '],
    ['{{len .Tag}}', '3'],
    ['{{slice .ID 0 3}}', 'IMA'],
    ['{{if eq .Tag "latest"}}x{{else}}y{{end}}', 'y'],
    ['{{.ID}} {{range split .Tag "/"}}{{.}}{{end}} lost', 'IMAGE ID '],
    ['{{json .}}', ''],
    ['{{.Nope}}', '<no value>'],
  ])('by the template %s is %j', (template, text) => {
    expect(render(`table ${template}`, {}, [])).toBe(`${text}\n`);
  });
});

describe('a template that is wrong', () => {
  test.each([
    ['{{.ID', 'template parsing error: template: :1: unclosed action', null],
    [
      'x {{.Nope}}',
      `template parsing error: template: :1:4: executing "" at <.Nope>: can't evaluate field Nope in type *row`,
      4,
    ],
    [
      'table {{if eq .Tag "<none>"}}{{.Nope}}{{end}}',
      `template parsing error: template: :1:25: executing "" at <.Nope>: can't evaluate field Nope in type *row`,
      25,
    ],
  ])('%s ends the list without any output', (format, message, column) => {
    const error = failure(() => render(format));
    expect(error).toMatchObject({ constructor: FormatError, message, exitCode: 1 });
    expect(error).toHaveProperty('cause', expect.any(TemplateError));
    expect(error).toHaveProperty('cause.column', column);
  });

  test('is told at the end: rows may fail to come before', () => {
    expect(() => startList({ format: '{{', columns, style: sampleStyle() })).not.toThrow();
  });
});

function failure(action: () => unknown): unknown {
  try {
    return action();
  } catch (error) {
    return error;
  }
}
