import { fromBytes, toBytes } from './go-string.ts';

const STRAY_BYTE = /\p{Surrogate}/u;
const PLAIN = /^[^\\\n\p{Surrogate}]*$/u;
const ESCAPE =
  /^\\(?:([abfnrtv\\'"])|(?:x([\da-fA-F]{2})|([0-7]{3}))|u([\da-fA-F]{4})|U([\da-fA-F]{8}))/;
const SIMPLE: ReadonlyMap<string, number> = new Map([
  ['a', 0x07],
  ['b', 0x08],
  ['f', 0x0c],
  ['n', 0x0a],
  ['r', 0x0d],
  ['t', 0x09],
  ['v', 0x0b],
  ['\\', 0x5c],
]);
const REPLACEMENT = 0xfffd;

/** What unquoteCharacter() found. */
export interface UnquotedCharacter {
  /** The character's code point, or the byte that \x or an octal escape names. */
  readonly code: number;
  readonly isByte: boolean;
  /** The text behind it. */
  readonly rest: string;
}

/** strconv.Unquote of a literal in double or back quotes; null when it is malformed. */
export function unquote(literal: string): string | null {
  const inner = literal.slice(1, -1);
  if (literal.startsWith('`')) return inner.replaceAll('\r', '');
  return PLAIN.test(inner) ? inner : unescapeAll(inner);
}

/**
 * strconv.UnquoteChar: the first character or escape sequence of a literal's inside. quoteMark is
 * the mark around the literal: it may not stand alone, and only it may be escaped. Null when malformed.
 */
export function unquoteCharacter(text: string, quoteMark: string): UnquotedCharacter | null {
  const code = text.codePointAt(0);
  if (code === undefined || text.startsWith(quoteMark)) return null;
  if (text.startsWith('\\')) return unquoteEscape(text, quoteMark);
  const character = String.fromCodePoint(code);
  return {
    code: STRAY_BYTE.test(character) ? REPLACEMENT : code,
    isByte: false,
    rest: text.slice(character.length),
  };
}

function unescapeAll(inner: string): string | null {
  let text = '';
  for (let rest = inner; rest !== ''; ) {
    const next = unquoteCharacter(rest, '"');
    if (next === null || rest.startsWith('\n')) return null;
    const stray = next.isByte && next.code >= 0x80;
    text += String.fromCodePoint(stray ? 0xdc00 + next.code : next.code);
    rest = next.rest;
  }
  // Bytes written one by one may make up characters.
  return fromBytes(toBytes(text));
}

function unquoteEscape(text: string, quoteMark: string): UnquotedCharacter | null {
  const match = ESCAPE.exec(text);
  if (match === null) return null;
  const [all, simple, hex, octal, short, long] = match;
  const rest = text.slice(all.length);
  if (simple !== undefined) return simpleEscape(simple, quoteMark, rest);
  if (hex !== undefined) return byteEscape(Number.parseInt(hex, 16), rest);
  if (octal !== undefined) return byteEscape(Number.parseInt(octal, 8), rest);
  return runeEscape(Number.parseInt(short ?? long ?? '', 16), rest);
}

function simpleEscape(letter: string, quoteMark: string, rest: string): UnquotedCharacter | null {
  const code = letter === quoteMark ? letter.charCodeAt(0) : SIMPLE.get(letter);
  return code === undefined ? null : { code, isByte: false, rest };
}

function byteEscape(code: number, rest: string): UnquotedCharacter | null {
  return code > 0xff ? null : { code, isByte: true, rest };
}

function runeEscape(code: number, rest: string): UnquotedCharacter | null {
  const valid = code <= 0x10ffff && (code < 0xd800 || code > 0xdfff);
  return valid ? { code, isByte: false, rest } : null;
}
