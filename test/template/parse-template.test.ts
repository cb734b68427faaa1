import { describe, expect, test } from 'vitest';
import { parseTemplate } from '../../src/template/parse-template.ts';
import { TemplateError } from '../../src/template/template-error.ts';

const DEFINED_TWICE = '{{define "a"}}x{{end}}{{define "a"}} {{end}}{{template "a"}}';

describe('parseTemplate() refuses', () => {
  test.each([
    ['{{if 1}}x', ':1: unexpected EOF'],
    ['a\nb{{.x}\n}}', ":2: bad character U+007D '}'"],
    ['{{if 1}}\n{{else}}\n{{else}}{{end}}', ':3: expected end; found {{else}}'],
    ['{{range .}}{{end}}{{break}}', ':1: {{break}} outside {{range}}'],
    ['{{range .}}{{else}}{{continue}}{{end}}', ':1: {{continue}} outside {{range}}'],
    ['{{range .}}{{block "b" .}}{{break}}{{end}}{{end}}', ':1: {{break}} outside {{range}}'],
    ['{{range .}}{{else if 1}}{{end}}', ':1: unexpected <if> in input'],
    ['{{with 1}}{{else if 1}}{{end}}', ':1: unexpected <if> in input'],
    ['{{define "a"}}{{else}}{{end}}', ':1: unexpected {{else}} in define clause'],
    ['{{block "a" .}}\n{{else}}{{end}}', ':1: unexpected {{else}} in block clause'],
    ['{{if 1}}{{define "a"}}{{end}}{{end}}', ':1: unexpected <define> in command'],
    ['x\n{{template}}', ':2: unexpected "}}" in template clause'],
    ['{{\n\n.x', ':3: unclosed action started at :1'],
    ['{{.x\n"abc', ':2: unterminated quoted string in action started at :1'],
    ['{{(1}}', ':1: unclosed left paren'],
    ['{{1)}}', ':1: unexpected right paren'],
    ['{{$x}}', ':1: undefined variable "$x"'],
    ['{{$x :=}}', ':1: missing value for command'],
    ['{{$x, $y := 1}}', ':1: too many declarations in command'],
    ['{{range $a, b := .}}{{end}}', ':1: range can only initialize variables'],
    ['{{1 | 2}}', ':1: non executable command in pipeline stage 2'],
    ['{{.Name.}}', ':1: unexpected <.> in operand'],
    ['{{"x".y}}', ':1: unexpected . after term "\\"x\\""'],
    ['{{a-very-long-word}}', ":1: bad character U+002D '-'"],
    ['{{if "a string that is long" ! }}', ':1: unexpected "!" in operand'],
    ['{{"a\\qb"}}', ':1: invalid syntax'],
    ["{{''}}", ':1: invalid syntax'],
    ['{{1e400+2i}}', ':1: strconv.ParseFloat: parsing "1e400": value out of range'],
    ['{{18446744073709551616}}', ':1: integer overflow: "18446744073709551616"'],
    ['{{/* a */ }}', ':1: comment ends before closing delimiter'],
    ['{{define "a"}}1{{end}}{{define "a"}}2{{end}}', multiple('a')],
  ])('%j', (text, message) => {
    expect(refusal(text)).toBe(`template: ${message}`);
  });
});

function refusal(text: string): unknown {
  try {
    return parseTemplate(text);
  } catch (error) {
    return error instanceof TemplateError ? error.message : error;
  }
}

function multiple(name: string): string {
  return `:1: template: multiple definition of template "${name}"`;
}

describe('parseTemplate() reads', () => {
  test.each([
    ['blanks beside trim markers', 'a \n {{- 1 -}} \t b', 'a1b'],
    ['a minus without a blank as a sign', 'a {{-3}} b', 'a -3 b'],
    ['comments as nothing', 'a{{/* }} */}}b {{- /* c */ -}} c', 'abc'],
    ['newlines inside actions', '{{print\n1\n2}}', '1 2'],
    ['an empty last stage', '{{1 | }}', '1'],
    ['else-if chains with one end', '{{if 0}}a{{else if 0}}b{{else if 1}}c{{else}}d{{end}}', 'c'],
    ['else-with chains', '{{with 0}}a{{else with 2}}{{.}}{{end}}', '2'],
    ['an empty definition that yields to a full one', DEFINED_TWICE, 'x'],
    ['a definition of the main text', '{{define ""}}x{{end}}', 'x'],
    [
      'numbers of all spellings',
      '{{017}} {{0x1F}} {{0b11}} {{1_000}} {{0x1p4}}',
      '15 31 3 1000 16',
    ],
    ['character constants', "{{'a'}} {{'\\n'}} {{'\\xff'}} {{'é'}}", '97 10 255 233'],
    ['escapes that make up a character', '{{"\\xc3\\xa9" | len}}{{"\\xc3\\xa9"}}', '2é'],
  ])('%s', (_name, text, output) => {
    expect(parseTemplate(text).execute({})).toBe(output);
  });
});

describe('however deep a template is nested, parseTemplate() reads', () => {
  const depth = 20_000;
  test.each([
    ['parentheses', `{{${'('.repeat(depth)}1${')'.repeat(depth)}}}`, '1'],
    ['blocks', '{{if 1}}'.repeat(depth) + 1 + '{{end}}'.repeat(depth), '1'],
    ['else-ifs', `{{if 0}}${'{{else if 0}}'.repeat(depth)}{{else}}1{{end}}`, '1'],
    ['pipelines', `{{1${' | print'.repeat(depth)}}}`, '1'],
  ])('%s', (_name, text, output) => {
    expect(parseTemplate(text).execute(null)).toBe(output);
  });
});
