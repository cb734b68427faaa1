/**
 * The first record of a text in encoding/csv's dialect: fields between commas, optionally in double
 * quotes, where "" is a quote and line breaks count. Blank lines before it are skipped, what follows it
 * is not looked at. Null when there is no record or a quote is out of place.
 * https://pkg.go.dev/encoding/csv
 */
export function readCsvRecord(text: string): readonly string[] | null {
  const source = text.replaceAll('\r\n', '\n').replace(/\r$/, '').replace(/^\n+/, '');
  if (source === '') return null;
  const fields: string[] = [];
  for (let at = 0; ; ) {
    const field = source.startsWith('"', at) ? readQuoted(source, at) : readPlain(source, at);
    if (field === null) return null;
    fields.push(field.text);
    if (!source.startsWith(',', field.end)) return fields;
    at = field.end + 1;
  }
}

interface Field {
  readonly text: string;
  /** Where the comma, the line break or the end of the text stands. */
  readonly end: number;
}

function readPlain(source: string, start: number): Field | null {
  const text = /^[^,\n]*/.exec(source.slice(start))?.[0] ?? '';
  return text.includes('"') ? null : { text, end: start + text.length };
}

function readQuoted(source: string, start: number): Field | null {
  const [literal, inner] = /^"((?:[^"]|"")*)"(?=[,\n]|$)/.exec(source.slice(start)) ?? [];
  if (literal === undefined || inner === undefined) return null;
  return { text: inner.replaceAll('""', '"'), end: start + literal.length };
}
