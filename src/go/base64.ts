const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const LINE_BREAK = /[\r\n]/;

/** base64.CorruptInputError: the text stops being base64 at this byte. */
export class CorruptInputError extends Error {
  constructor(offset: number) {
    super(`illegal base64 data at input byte ${offset}`);
  }
}

/**
 * base64.StdEncoding.DecodeString: padding is required, line breaks are ignored, unused low bits are
 * not looked at. Throws CorruptInputError. https://pkg.go.dev/encoding/base64
 */
export function decodeBase64(text: string): Uint8Array {
  const bytes: number[] = [];
  for (let at = 0; at < text.length; ) {
    const group = readGroup(text, at);
    bytes.push(...bytesOf(group.values));
    at = group.end;
    if (group.padded && at < text.length) throw new CorruptInputError(at);
  }
  return Uint8Array.from(bytes);
}

interface Group {
  /** Of the characters, at most four. */
  readonly values: readonly number[];
  readonly padded: boolean;
  readonly end: number;
}

function readGroup(text: string, start: number): Group {
  const values: number[] = [];
  let at = start;
  for (; values.length < 4 && at < text.length; at += 1) {
    const character = text.charAt(at);
    const value = ALPHABET.indexOf(character);
    if (value !== -1) values.push(value);
    else if (character === '=')
      return { values, padded: true, end: endOfPadding(text, at, values) };
    else if (!LINE_BREAK.test(character)) throw new CorruptInputError(at);
  }
  if (values.length % 4 !== 0) throw new CorruptInputError(at - values.length);
  return { values, padded: false, end: at };
}

/** Where the text goes on after the padding that starts here. */
function endOfPadding(text: string, start: number, values: readonly number[]): number {
  if (values.length < 2) throw new CorruptInputError(start);
  const next = skipLineBreaks(text, start + 1);
  if (values.length === 3) return next;
  if (next === text.length) throw new CorruptInputError(next);
  if (text.charAt(next) !== '=') throw new CorruptInputError(next - 1);
  return skipLineBreaks(text, next + 1);
}

function skipLineBreaks(text: string, start: number): number {
  let at = start;
  while (at < text.length && LINE_BREAK.test(text.charAt(at))) at += 1;
  return at;
}

function bytesOf(values: readonly number[]): readonly number[] {
  const [a = 0, b = 0, c = 0, d = 0] = values;
  const bits = (a << 18) | (b << 12) | (c << 6) | d;
  const bytes = [bits >> 16, (bits >> 8) & 0xff, bits & 0xff];
  return bytes.slice(0, Math.max(0, values.length - 1));
}
