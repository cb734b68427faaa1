// Control characters stand before the blank.
const SPECIAL = /[^ -\u{10ffff}]|["\\\u2028\u2029\p{Surrogate}]/gu;
const SPECIAL_IN_HTML = /[^ -\u{10ffff}]|["\\\u2028\u2029\p{Surrogate}<>&]/gu;
const SHORT: ReadonlyMap<string, string> = new Map([
  ['"', '\\"'],
  ['\\', '\\\\'],
  ['\b', '\\b'],
  ['\f', '\\f'],
  ['\n', '\\n'],
  ['\r', '\\r'],
  ['\t', '\\t'],
]);
const STRAY_BYTE = /\p{Surrogate}/u;

/** A Go string as encoding/json writes it; with html, < > & are escaped too. Stray bytes become \ufffd. */
export function quoteJson(text: string, html: boolean): string {
  return `"${text.replace(html ? SPECIAL_IN_HTML : SPECIAL, escapeCharacter)}"`;
}

function escapeCharacter(character: string): string {
  if (STRAY_BYTE.test(character)) return '\\ufffd';
  const code = character.charCodeAt(0).toString(16).padStart(4, '0');
  return SHORT.get(character) ?? `\\u${code}`;
}
