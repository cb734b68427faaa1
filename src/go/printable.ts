const PRINTABLE = /^[\p{L}\p{M}\p{N}\p{P}\p{S} ]$/u;

/**
 * unicode.IsPrint of one character: letters, marks, numbers, punctuation, symbols and the blank.
 * https://pkg.go.dev/unicode#IsPrint
 */
export function isPrintable(character: string): boolean {
  return PRINTABLE.test(character);
}
