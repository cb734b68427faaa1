/** What the manual tells about a form of the template language. */
export interface LanguageDoc {
  readonly form: string;
  readonly does: string;
  /** A template that needs no data, and what it gives. */
  readonly example: readonly [template: string, result: string];
}

/** The language, from the simple to the rare. What stands outside of braces is printed as it is. */
export const languageDocs: readonly LanguageDoc[] = [
  {
    form: '{{"text"}} {{42}} {{1.5}} {{true}}',
    does: 'A value itself. A text may also stand between back quotes; then nothing in it is special.',
    example: ['{{"a"}} {{42}} {{1.5}} {{true}}', 'a 42 1.5 true'],
  },
  {
    form: '{{FUNCTION VALUE ...}}',
    does: 'What a function makes of values; blanks part them. Parentheses hold together what belongs together.',
    example: ['{{upper (print "v" 1)}}', 'V1'],
  },
  {
    form: '{{VALUE | FUNCTION}}',
    does: 'The same the other way round: what stands before the bar becomes the last value of the function behind it.',
    example: ['{{"v1" | upper | printf "%q"}}', '"V1"'],
  },
  {
    form: '{{if VALUE}}...{{else if VALUE}}...{{else}}...{{end}}',
    does: 'One of several parts. False are `false`, 0, nothing, and an empty text, list or map.',
    example: ['{{if eq 1 2}}same{{else}}other{{end}}', 'other'],
  },
  {
    form: '{{range LIST}}...{{else}}...{{end}}',
    does: 'A part for each thing in a list or a map, which is `.` in it; the part behind `else` if there is none. `{{break}}` ends it, `{{continue}}` goes on with the next thing.',
    example: ['{{range split "a,b" ","}}<{{.}}>{{end}}', '<a><b>'],
  },
  {
    form: '{{range $KEY, $VALUE := LIST}}...{{end}}',
    does: 'The same with names for the place, or the key, and the thing. Maps are gone through in the order of their keys.',
    example: ['{{range $at, $it := split "a,b" ","}}{{$at}}={{$it}} {{end}}', '0=a 1=b '],
  },
  {
    form: '{{with VALUE}}...{{else}}...{{end}}',
    does: 'A part in which `.` is that value; the part behind `else` if it is empty.',
    example: ['{{with ""}}{{.}}{{else}}none{{end}}', 'none'],
  },
  {
    form: '{{$NAME := VALUE}}',
    does: 'Gives a value a name. `{{$NAME = VALUE}}` changes it later. `$` alone is what the whole template was given.',
    example: ['{{$v := "1.2"}}v{{$v}}', 'v1.2'],
  },
  {
    form: '{{- VALUE -}}',
    does: 'A dash, with a blank on its inner side, takes away the white space before or behind the braces.',
    example: ['[ {{- 1 -}} ]', '[1]'],
  },
  {
    form: '{{/* REMARK */}}',
    does: 'Nothing. The remark must fill the braces.',
    example: ['a{{/* never printed */}}b', 'ab'],
  },
  {
    form: '{{define "NAME"}}...{{end}}',
    does: 'A template inside of the template. `{{template "NAME" VALUE}}` puts it in, with VALUE as its `.`; `{{block "NAME" VALUE}}...{{end}}` does both at once.',
    example: ['{{define "x"}}<{{.}}>{{end}}{{template "x" 1}}', '<1>'],
  },
];
