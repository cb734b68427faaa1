import { isPrintable } from '../go/printable.ts';

const ALPHANUMERIC = /^[\p{L}\p{Nd}_]$/u;
const REPLACEMENT = 0xfffd;

/** The character at a place of the text, '' at its end. */
export function characterAt(text: string, index: number): string {
  const code = text.codePointAt(index);
  return code === undefined ? '' : String.fromCodePoint(code);
}

/** Whether a name may contain the character: letters, decimal digits and the underscore. */
export function isAlphanumeric(character: string): boolean {
  return ALPHANUMERIC.test(character);
}

/** Blank, tab, carriage return or newline: the space that separates words and that trimming removes. */
export function isSpace(character: string): boolean {
  return character === ' ' || character === '\t' || character === '\n' || character === '\r';
}

/** The character as fmt's %#U names it: U+007D '}'. */
export function describeCharacter(character: string): string {
  const code = character.codePointAt(0) ?? REPLACEMENT;
  const rune = code >= 0xd800 && code <= 0xdfff ? REPLACEMENT : code;
  const shown = String.fromCodePoint(rune);
  const name = `U+${rune.toString(16).toUpperCase().padStart(4, '0')}`;
  return isPrintable(shown) ? `${name} '${shown}'` : name;
}
