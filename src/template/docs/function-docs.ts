/** What the manual tells about a function of templates. */
export interface FunctionDoc {
  /** The call, with names for its arguments: "pad TEXT BEFORE BEHIND". */
  readonly use: string;
  readonly does: string;
  /** A template that needs no data, and what it gives. */
  readonly example: readonly [template: string, result: string];
}

/** The functions that docker adds to Go's, by name. */
export const dockerFunctionDocs: Readonly<Record<string, FunctionDoc>> = {
  json: {
    use: 'json VALUE',
    does: 'The value as JSON. Keys of a map are sorted.',
    example: ['{{json (split "a,b" ",")}}', '["a","b"]'],
  },
  split: {
    use: 'split TEXT SEPARATOR',
    does: 'A list of the parts of a text.',
    example: ['{{split "a/b/c" "/"}}', '[a b c]'],
  },
  join: {
    use: 'join LIST SEPARATOR',
    does: 'The texts of a list as one, with a separator between them.',
    example: ['{{join (split "a/b" "/") " and "}}', 'a and b'],
  },
  title: {
    use: 'title TEXT',
    does: 'The text with each word beginning in upper case.',
    example: ['{{title "official image"}}', 'Official Image'],
  },
  lower: {
    use: 'lower TEXT',
    does: 'The text in lower case.',
    example: ['{{lower "AMD64"}}', 'amd64'],
  },
  upper: {
    use: 'upper TEXT',
    does: 'The text in upper case.',
    example: ['{{upper "amd64"}}', 'AMD64'],
  },
  pad: {
    use: 'pad TEXT BEFORE BEHIND',
    does: 'The text with so many blanks before and behind it. An empty text stays empty.',
    example: ['[{{pad "v1" 1 2}}]', '[ v1  ]'],
  },
  truncate: {
    use: 'truncate TEXT LENGTH',
    does: 'The first bytes of the text; all of it if it has no more.',
    example: ['{{truncate "sha256:47d7c7d4" 6}}', 'sha256'],
  },
};

/** The functions that Go itself gives to templates, by name. */
export const builtinFunctionDocs: Readonly<Record<string, FunctionDoc>> = {
  and: {
    use: 'and VALUE...',
    does: 'The first value that is false or empty, else the last one. What stands behind it is not looked at.',
    example: ['{{and true "yes"}}', 'yes'],
  },
  or: {
    use: 'or VALUE...',
    does: 'The first value that is neither false nor empty, else the last one.',
    example: ['{{or "" "none"}}', 'none'],
  },
  not: {
    use: 'not VALUE',
    does: 'Whether a value is false or empty.',
    example: ['{{not ""}}', 'true'],
  },
  eq: {
    use: 'eq VALUE OTHER...',
    does: 'Whether a value equals one of the others.',
    example: ['{{eq "b" "a" "b"}}', 'true'],
  },
  ne: {
    use: 'ne VALUE OTHER',
    does: 'Whether two values differ.',
    example: ['{{ne 1 2}}', 'true'],
  },
  lt: {
    use: 'lt VALUE OTHER',
    does: 'Whether the first is less.',
    example: ['{{lt 1 2}}', 'true'],
  },
  le: {
    use: 'le VALUE OTHER',
    does: 'Whether the first is less, or the same.',
    example: ['{{le 2 2}}', 'true'],
  },
  gt: {
    use: 'gt VALUE OTHER',
    does: 'Whether the first is more.',
    example: ['{{gt 1 2}}', 'false'],
  },
  ge: {
    use: 'ge VALUE OTHER',
    does: 'Whether the first is more, or the same.',
    example: ['{{ge "b" "a"}}', 'true'],
  },
  len: {
    use: 'len VALUE',
    does: 'How many bytes a text has, or how many things a list or a map.',
    example: ['{{len (split "a,b,c" ",")}}', '3'],
  },
  index: {
    use: 'index VALUE KEY...',
    does: 'What a list or a map has at a place; places of lists count from 0. Further keys lead further inside. This is how to read a label whose name has dots: `{{index .Config.Labels "com.example.tier"}}`.',
    example: ['{{index (split "a/b/c" "/") 1}}', 'b'],
  },
  slice: {
    use: 'slice VALUE FROM TO',
    does: 'A part of a text, in bytes, or of a list. TO, or both, may be left out.',
    example: ['{{slice "sha256:47d7c7d4" 7 11}}', '47d7'],
  },
  call: {
    use: 'call FUNCTION VALUE...',
    does: 'Calls a value that is a function. No value here is one, so that it always fails; it is there because Go has it.',
    example: ['{{if false}}{{call .}}{{end}}', ''],
  },
  print: {
    use: 'print VALUE...',
    does: 'The values as one text, with blanks between those that are no texts.',
    example: ['{{print "v" 1 2}}', 'v1 2'],
  },
  println: {
    use: 'println VALUE...',
    does: 'The values with blanks between all, and the end of the line.',
    example: ['{{println "v" 1}}', 'v 1\n'],
  },
  printf: {
    use: 'printf FORMAT VALUE...',
    does: 'The values in a format of their own; see PRINTF.',
    example: ['{{printf "%-6s|%3d" "size" 12}}', 'size  | 12'],
  },
  html: {
    use: 'html VALUE...',
    does: 'The text with the special characters of HTML escaped.',
    example: ['{{html "<none>"}}', '&lt;none&gt;'],
  },
  js: {
    use: 'js VALUE...',
    does: 'The text with the special characters of a JavaScript string escaped.',
    example: ['{{js "it\'s"}}', "it\\'s"],
  },
  urlquery: {
    use: 'urlquery VALUE...',
    does: 'The text as a part of the query of a URL.',
    example: ['{{urlquery "a b&c"}}', 'a+b%26c'],
  },
};
