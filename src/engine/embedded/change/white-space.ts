/** Go's white space, for a character class of a regular expression: unlike \s with U+0085 and without U+FEFF. */
export const WHITE_SPACE =
  '\\t-\\r \\u0085\\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000';

const LEADING = new RegExp(`^[${WHITE_SPACE}]+`);

/** The text without white space before it. */
export function trimStart(text: string): string {
  return text.replace(LEADING, '');
}
