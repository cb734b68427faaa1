// Greek letters with iota below: the capital is one letter, where JavaScript writes two.
const GREEK_WITH_IOTA = /[\u1f80-\u1f87\u1f90-\u1f97\u1fa0-\u1fa7]|[\u1fb3\u1fc3\u1ff3]/;
const GREEK_ENDINGS = '\u1fb3\u1fc3\u1ff3';
const STRAY_BYTE = /\p{Surrogate}/u;
const ASCII = /^[\0-\x7f]*$/;

/**
 * strings.ToUpper: one character for each, so ß stays. Bytes that are no UTF-8 become U+FFFD.
 * https://pkg.go.dev/strings#ToUpper
 */
export function toUpper(text: string): string {
  return ASCII.test(text) ? text.toUpperCase() : Array.from(text, upperCharacter).join('');
}

/** unicode.ToUpper of one character. */
export function upperCharacter(character: string): string {
  if (STRAY_BYTE.test(character)) return '\ufffd';
  if (GREEK_WITH_IOTA.test(character)) return capitalWithIota(character);
  const upper = character.toUpperCase();
  return Array.from(upper).length === 1 ? upper : character;
}

function capitalWithIota(character: string): string {
  const distance = GREEK_ENDINGS.includes(character) ? 9 : 8;
  return String.fromCharCode(character.charCodeAt(0) + distance);
}
