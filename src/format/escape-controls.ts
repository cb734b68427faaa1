// C0 but tab and newline, DEL, C1, and bytes that are no valid UTF-8.
const CONTROL = /[^\t\n -~\u00a0-\ud7ff\ue000-\u{10ffff}]/u;
const CONTROLS = /[^\t\n -~\u00a0-\ud7ff\ue000-\u{10ffff}]/gu;
// What JSON leaves as it is.
const BEYOND_JSON = /[\x7f-\x9f]/g;
const STRAY_BYTE = 0xdc00;
const FIRST_C1 = 0x80;

/**
 * The text with control characters shown as \x1b or \u009b, and stray bytes as \xff, so that data can
 * do nothing to a terminal. Tabs and newlines stay.
 */
export function escapeControls(text: string): string {
  return CONTROL.test(text) ? text.replace(CONTROLS, escapeCharacter) : text;
}

/** The same for a text that is to become JSON, which escapes the other controls itself. */
export function escapeBeyondJson(text: string): string {
  return text.replace(BEYOND_JSON, escapeCharacter);
}

function escapeCharacter(character: string): string {
  const code = character.charCodeAt(0);
  if (code >= STRAY_BYTE) return hex('x', code - STRAY_BYTE, 2);
  return code < FIRST_C1 ? hex('x', code, 2) : hex('u', code, 4);
}

function hex(kind: 'x' | 'u', code: number, digits: number): string {
  return `\\${kind}${code.toString(16).padStart(digits, '0')}`;
}
