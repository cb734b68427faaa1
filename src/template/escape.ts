import { isPrintable } from '../go/printable.ts';

const HTML: ReadonlyMap<string, string> = new Map([
  ['&', '&amp;'],
  ["'", '&#39;'],
  ['<', '&lt;'],
  ['>', '&gt;'],
  ['"', '&#34;'],
  ['\0', '\ufffd'],
]);
const SCRIPT: ReadonlyMap<string, string> = new Map([
  ['\\', '\\\\'],
  ["'", "\\'"],
  ['"', '\\"'],
]);
const STRAY_BYTE = /\p{Surrogate}/u;

/** template.HTMLEscapeString. */
export function escapeHtml(text: string): string {
  return text.replace(/[&'<>"\0]/g, (character) => HTML.get(character) ?? character);
}

/** template.JSEscapeString: for a string literal in JavaScript. */
export function escapeScript(text: string): string {
  return text.replace(/[\\'"<>&=]|[^ -\x7f]/gu, escapeScriptCharacter);
}

function escapeScriptCharacter(character: string): string {
  const short = SCRIPT.get(character);
  if (short !== undefined) return short;
  const code = character.codePointAt(0) ?? 0;
  if (code >= 0x80 && (isPrintable(character) || STRAY_BYTE.test(character))) return character;
  return `\\u${code.toString(16).toUpperCase().padStart(4, '0')}`;
}
