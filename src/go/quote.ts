import { isPrintable } from './printable.ts';

const PLAIN = /^[ !#-[\]-~]*$/;
const STRAY_BYTE = /\p{Surrogate}/u;
const NO_BACKQUOTE = /[^\t -_a-~\u0080-\u{10ffff}]|[\ufeff\p{Surrogate}]/u;
const SHORT: ReadonlyMap<string, string> = new Map([
  ['\\', '\\\\'],
  ['\x07', '\\a'],
  ['\b', '\\b'],
  ['\f', '\\f'],
  ['\n', '\\n'],
  ['\r', '\\r'],
  ['\t', '\\t'],
  ['\v', '\\v'],
]);

/** strconv.Quote: a Go string as a literal in double quotes; unprintable characters are escaped. */
export function quote(text: string): string {
  return PLAIN.test(text) ? `"${text}"` : quoteWith(text, '"', false);
}

/** strconv.QuoteToASCII: like quote(), with every character beyond ASCII escaped. */
export function quoteToAscii(text: string): string {
  return quoteWith(text, '"', true);
}

/** strconv.QuoteRune of one character: a Go character literal. */
export function quoteRune(character: string): string {
  return quoteWith(character, "'", false);
}

/** strconv.QuoteRuneToASCII of one character. */
export function quoteRuneToAscii(character: string): string {
  return quoteWith(character, "'", true);
}

/** strconv.CanBackquote: the text can stand between back quotes unchanged, on one line. */
export function canBackquote(text: string): boolean {
  return !NO_BACKQUOTE.test(text);
}

function quoteWith(text: string, mark: '"' | "'", asciiOnly: boolean): string {
  let quoted = mark;
  for (const character of text) {
    quoted += character === mark ? `\\${mark}` : escapeCharacter(character, asciiOnly);
  }
  return quoted + mark;
}

function escapeCharacter(character: string, asciiOnly: boolean): string {
  const short = SHORT.get(character);
  if (short !== undefined) return short;
  const code = character.codePointAt(0) ?? 0;
  if (STRAY_BYTE.test(character)) return `\\x${hex(code - 0xdc00, 2)}`;
  if (isPrintable(character) && (code < 0x80 || !asciiOnly)) return character;
  if (code < 0x20 || code === 0x7f) return `\\x${hex(code, 2)}`;
  return code < 0x10000 ? `\\u${hex(code, 4)}` : `\\U${hex(code, 8)}`;
}

function hex(code: number, width: number): string {
  return code.toString(16).padStart(width, '0');
}
