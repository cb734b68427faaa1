/** What the page is about. */
export const FORMATS_DESCRIPTION: readonly string[] = [
  'Many commands have a flag `--format` that says how their output is written. What it takes is the same as with docker 28.2.2, down to the error texts: templates of Go with a few functions that docker adds.',
  'In a shell a template stands best between single quotes; in those nothing is special to the shell.',
];

/** What --format may be for a list, and what that gives. */
export const LIST_FORMATS: readonly (readonly [form: string, does: string])[] = [
  ['table', 'A row for each thing, in columns under headings. This is the default.'],
  [
    'table TEMPLATE',
    'The same with columns of your own: tabs, typed as `\\t`, part them. The headings are made from the names in the template.',
  ],
  [
    'json',
    'A JSON object for each thing, on a line of its own. All its values are texts, as a table shows them.',
  ],
  [
    'raw',
    'Lines of `name: value` for each thing, with an empty line behind them. Of `images` and `system df` alone; for other lists it is a template like any other.',
  ],
  [
    'TEMPLATE',
    'What the template gives for each thing, on a line of its own. `\\t` and `\\n` mean a tab and the end of a line.',
  ],
];

/** What --format may be for a document, and what that gives. */
export const DOCUMENT_FORMATS: readonly (readonly [form: string, does: string])[] = [
  ['json', 'The document as JSON on one line.'],
  ['TEMPLATE', 'What the template gives for the document, on a line of its own.'],
];

/** More about lists. */
export const LIST_NOTES: readonly string[] = [
  'All output is made before any is printed: a template that fails on the last row prints nothing.',
  '`--quiet` prints IDs alone and counts only without `--format`, or with `table` or `raw`. `--no-trunc` prints in full what is else cut short, in templates, too.',
  'On a terminal, control characters in names and labels are shown as `\\x1b`; piped output is left as it is.',
];

/** More about documents. */
export const DOCUMENT_NOTES: readonly string[] = [
  'A template first runs on the document as docker knows it, whose fields are listed here; they bear the names of Go, which differ from JSON in places (`.ID` and `"Id"`). When that fails, it runs on the plain JSON, where every name is as in the output without `--format`. So both `{{.ID}}` and `{{.Id}}` work.',
  'What is inside of lists and maps is not listed, nor are the inner fields of objects that are no images; `{{json .NAME}}` shows them.',
  'A field that may be missing is best read with `{{with}}`. In plain JSON a key that is not there prints as `<no value>`.',
];

/** Errors in templates. */
export const TEMPLATE_ERRORS: readonly string[] = [
  'A template that cannot be read, or that fails, ends the command with a line on standard error, which names the line and the byte where it went wrong. The exit status is 1; for documents it is 64 when the template cannot be read.',
  'A name that no list has is an error, as are a function with too few values and a number where a text is needed.',
];

/** What the recipes show. */
export const RECIPES_INTRODUCTION: readonly string[] = [
  'Each of these is run by a test of this program, so that what stands below it is what it prints.',
];
