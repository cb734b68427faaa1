import { describe, expect, test } from 'vitest';
import { JsonNumber } from '../../src/go/go-type.ts';
import { headerFunctions } from '../../src/template/docker-functions.ts';
import { parseTemplate } from '../../src/template/parse-template.ts';
import { TemplateError } from '../../src/template/template-error.ts';

function failure(text: string, data: unknown, options = {}): unknown {
  try {
    return parseTemplate(text).execute(data, options);
  } catch (error) {
    return error instanceof TemplateError ? error.message : error;
  }
}

test('Template.fields() names the first fields of dot, variables and pipelines', () => {
  const text = '{{.A.x}}{{if $.B}}{{$v := .}}{{$v.C}}{{end}}{{range (index .D 0).E}}{{end}}';
  const inner = '{{define "t"}}{{not (not .F)}}{{end}}{{template "t" .G}}{{"{{.H}}"}}';
  expect([...parseTemplate(text + inner).fields()].toSorted()).toEqual(Array.from('ABCDEFG'));
});

test('Template.compile() gives a function for many data', () => {
  const run = parseTemplate('{{$n := .n}}{{range .l}}{{$n}}{{.}} {{end}}').compile();
  expect([run({ n: 1, l: ['a', 'b'] }), run({ n: 2, l: [] }), run({})]).toEqual(['1a 1b ', '', '']);
});

test('a TemplateError tells stage, place and what had been written', () => {
  let caught: unknown;
  try {
    parseTemplate('é\nab{{"é"}}{{.a.b}}').execute({ a: 1 });
  } catch (error) {
    caught = error;
  }
  expect(caught).toBeInstanceOf(TemplateError);
  expect(caught).toMatchObject({ stage: 'exec', line: 2, column: 14, partial: 'é\nabé' });
});

describe('with missingKeyError, a template fails on', () => {
  test.each([
    ['a missing key', '{{.a}}', {}, 'map has no entry for key "a"'],
    ['a field of no data', '{{.a}}', null, 'nil data; no entry for key "a"'],
    ['a missing key below', '{{.a.b}}', { a: {} }, 'map has no entry for key "b"'],
  ])('%s', (_name, text, data, message) => {
    expect(failure(text, data, { missingKeyError: true })).toContain(`>: ${message}`);
  });
  test('but not on index', () => {
    const run = parseTemplate('{{index . "a"}}').compile({ missingKeyError: true });
    expect(run({})).toBe('<no value>');
  });
});

describe('options.functions take the place of the functions of a header run', () => {
  const titles = { ID: 'IMAGE ID', Tag: 'TAG' };
  test.each([
    ['{{upper .Tag}}{{json .Tag}}{{title .ID}}', 'TAGTAGIMAGE ID'],
    ['{{truncate .ID 3}} {{split .ID " "}} {{join .ID " "}}', 'IMAGE ID IMAGE ID IMAGE ID'],
    ['{{pad .Tag 1 1}}|{{printf "%.2s" .Tag}}{{len .ID}}{{slice .ID 0 3}}', ' TAG |TA8IMA'],
  ])('%s', (text, output) => {
    expect(parseTemplate(text).execute(titles, { functions: headerFunctions })).toBe(output);
  });
  test('which take text only', () => {
    const message = 'wrong type for value; expected string; got map[string]interface {}';
    expect(failure('{{json .}}', titles, { functions: headerFunctions })).toContain(message);
  });
});

describe('variables', () => {
  test.each([
    ['are seen until the end of their block', '{{$x := 1}}{{if 1}}{{$x := 2}}{{end}}{{$x}}', '1'],
    ['are set from inside blocks', '{{$x := 1}}{{if 1}}{{$x = 2}}{{end}}{{$x}}', '2'],
    ['live in the else branch, too', '{{if $x := 0}}{{else}}{{$x}}{{end}}', '0'],
    [
      'of a range keep the list in its else branch',
      '{{range $x := .e}}{{else}}{{$x}}{{end}}',
      '[]',
    ],
    ['of a range can be assigned', '{{$x := 9}}{{range $x = .l}}{{end}}{{$x}}', 'b'],
    ['of two, the first is the index', '{{range $i, $e := .l}}{{$i}}{{$e}}{{end}}', '0a1b'],
    ['over a map are key and value', '{{range $k, $v := .m}}{{$k}}={{$v}} {{end}}', 'a=1 b=2 '],
    ['are not declared where a function stops', '{{$x := 1}}{{or 1 ($x := 2)}}{{$x}}', '11'],
  ])('%s', (_name, text, output) => {
    const data = { e: [], l: ['a', 'b'], m: { b: 2, a: 1 } };
    expect(parseTemplate(text).execute(data)).toBe(output);
  });
  test('that nothing has declared are an error of the run', () => {
    expect(failure('{{$x = 1}}', {})).toBe(
      'template: :1:7: executing "" at <1>: undefined variable: $x',
    );
  });
});

describe('break and continue', () => {
  test.each([
    ['{{range .}}{{if eq . "b"}}{{break}}{{end}}{{.}}{{end}}!', 'a!'],
    ['{{range .}}{{with .}}{{if eq . "b"}}{{continue}}{{end}}{{end}}{{.}}{{end}}!', 'ac!'],
    ['{{range $}}{{range $}}{{break}}{{end}}{{.}}{{end}}', 'abc'],
    ['{{range .}}{{range 0}}{{else}}{{break}}{{end}}{{.}}{{end}}{{len .}}', '3'],
  ])('%s', (text, output) => {
    expect(parseTemplate(text).execute(['a', 'b', 'c'])).toBe(output);
  });
});

describe('templates that call themselves', () => {
  test('may do so tens of thousands of times', () => {
    const text =
      '{{define "r"}}{{if .}}x{{template "r" (slice . 1)}}{{end}}{{end}}{{template "r" .}}';
    expect(parseTemplate(text).execute('y'.repeat(20_000))).toBe('x'.repeat(20_000));
  });
  test('without end fail like in Go', () => {
    const text = '{{define "r"}}x{{template "r"}}{{end}}{{template "r"}}';
    expect(failure(text, null)).toBe(
      'template: :1:26: executing "r" at <{{template "r"}}>: ' +
        'exceeded maximum template depth (100000)',
    );
  });
  test('so deep in parentheses that the stack is full fail as a template does', () => {
    const depth = 50_000;
    const text = `{{${'not ('.repeat(depth)}1${')'.repeat(depth)}}}`;
    expect(failure(text, null)).toContain('max expression depth exceeded');
  });
});

test('json.Numbers are strings that keep their spelling', () => {
  const data = { n: new JsonNumber('1.50') };
  const text = '{{.n}} {{len .n}} {{eq .n "1.50"}} {{json .n}} {{printf "%T" .n}} {{.n.Float64}}';
  expect(parseTemplate(text).execute(data)).toBe('1.50 4 true 1.50 json.Number 1.5');
  expect(failure('{{.n.Int64}}', data)).toContain(
    'error calling Int64: strconv.ParseInt: parsing "1.50": invalid syntax',
  );
});
