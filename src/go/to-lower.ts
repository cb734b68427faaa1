// Where JavaScript and Go differ: İ (one character or two), Σ (final or not), stray bytes.
const DIFFERENT = /[\u0130\u03a3\p{Surrogate}]/u;
const CAPITAL_I_WITH_DOT = '\u0130';
const STRAY_BYTE = /\p{Surrogate}/u;

/**
 * strings.ToLower: one character for each, whatever its neighbours and the language. Bytes that are
 * no UTF-8 become U+FFFD. https://pkg.go.dev/strings#ToLower
 */
export function toLower(text: string): string {
  if (!DIFFERENT.test(text)) return text.toLowerCase();
  return Array.from(text, lowerCharacter).join('');
}

function lowerCharacter(character: string): string {
  if (character === CAPITAL_I_WITH_DOT) return 'i';
  return STRAY_BYTE.test(character) ? '\ufffd' : character.toLowerCase();
}
