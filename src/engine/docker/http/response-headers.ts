import { canonicalHeaderName } from '../../../go/header-name.ts';
import { quote } from '../../../go/quote.ts';
import { TransportError, unexpectedEnd } from '../transport-error.ts';

/** Header fields by canonical name ("Api-Version"), values in the order they came; Go strings. */
export type Headers = ReadonlyMap<string, readonly string[]>;

/** The next line without its end, null when there are no more. */
export type NextLine = () => Promise<string | null>;

const NAME = /^[A-Za-z0-9!#$%&'*+\-.^_`|~ ]+$/;
// oxlint-disable-next-line no-control-regex -- all of them but the tab are refused
const FORBIDDEN_IN_VALUE = /[\0-\x08\n-\x1f\x7f]/;

/**
 * Reads header fields up to the blank line; a line that starts with a blank continues the one before.
 * Rejects with a TransportError. https://github.com/golang/go/blob/go1.24.3/src/net/textproto/reader.go
 */
export async function readHeaders(nextLine: NextLine): Promise<Headers> {
  const headers = new Map<string, readonly string[]>();
  for (let field: string | null = null; ; ) {
    const line: string | null = await nextLine();
    const indented = line !== null && /^[ \t]/.test(line);
    if (field !== null && indented) {
      field = `${field} ${trimBlanks(line)}`;
      continue;
    }
    if (field !== null) addField(headers, field);
    if (line === null) throw unexpectedEnd();
    if (line === '') return headers;
    if (indented) throw malformed(`initial line: ${line}`);
    if (!line.includes(':')) throw malformed(`: missing colon: ${quote(line)}`, '');
    field = trimBlanks(line);
  }
}

/** The first value of a header, by canonical name; '' when there is none. */
export function headerValue(headers: Headers, name: string): string {
  return headers.get(name)?.[0] ?? '';
}

function addField(headers: Map<string, readonly string[]>, field: string): void {
  const colon = field.indexOf(':');
  const name = canonicalHeaderName(field.slice(0, colon));
  const value = field.slice(colon + 1);
  if (!NAME.test(name) || FORBIDDEN_IN_VALUE.test(value)) throw malformed(`line: ${name}:${value}`);
  headers.set(name, [...(headers.get(name) ?? []), trimBlanks(value)]);
}

function trimBlanks(text: string): string {
  return text.replaceAll(/^[ \t]+|[ \t]+$/g, '');
}

function malformed(what: string, separator = ' '): TransportError {
  return new TransportError(`malformed MIME header${separator}${what}`);
}
