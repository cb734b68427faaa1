import { expect, test } from 'vitest';
import { headerSubject } from '../../src/format/header-subject.ts';
import { searchColumns } from '../../src/format/search-columns.ts';
import { parseTemplate } from '../../src/template/parse-template.ts';

test.each([
  ['{{.Name}} {{.IsOfficial}}', 'NAME OFFICIAL'],
  ['{{.Nope}}', '<no value>'],
  ['{{printf "%T" .}}', 'formatter.SubHeaderContext'],
  ['{{len .}}', '4'],
  [
    '{{range $name, $title := .}}{{$name}}={{$title}};{{end}}',
    'Description=DESCRIPTION;IsOfficial=OFFICIAL;Name=NAME;StarCount=STARS;',
  ],
])('%s of the titles is %s', (template, text) => {
  expect(parseTemplate(template).execute(headerSubject(searchColumns))).toBe(text);
});
