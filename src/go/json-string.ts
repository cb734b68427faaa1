const ESCAPE = /\\(?:u([\da-fA-F]{4})|(.))/g;
const UNPAIRED = /\p{Surrogate}/gu;
const SHORT: ReadonlyMap<string, string> = new Map([
  ['b', '\b'],
  ['f', '\f'],
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
]);

/** The text of a sound JSON string with its quotes. Bytes and escapes that are no characters become U+FFFD. */
export function unquoteJson(token: string): string {
  const text = token.slice(1, -1);
  // Before the escapes: a stray byte and an escaped half must not pair.
  const clean = replaceUnpaired(text);
  return clean.includes('\\') ? replaceUnpaired(clean.replace(ESCAPE, unescapeJson)) : clean;
}

function unescapeJson(_escape: string, hex: string | undefined, short: string): string {
  if (hex !== undefined) return String.fromCharCode(Number.parseInt(hex, 16));
  return SHORT.get(short) ?? short;
}

function replaceUnpaired(text: string): string {
  return text.replace(UNPAIRED, '\ufffd');
}
