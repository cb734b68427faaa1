import { quoteJson } from '../go/json-quote.ts';
import { unquoteJson } from '../go/json-string.ts';
import { escapeControls } from './escape-controls.ts';

const STRING = /"[^"\\]*(?:\\.[^"\\]*)*"/g;
// JSON itself allows no others unescaped.
const RAW_CONTROL = /[\u007f-\u009f]|\p{Surrogate}/gu;
const STRAY_BYTE = /\p{Surrogate}/u;

/** Sound JSON that means the same, without DEL, C1 control characters and stray bytes in its text. */
export function escapeJsonControls(json: string): string {
  return json.replace(RAW_CONTROL, (character) => {
    if (STRAY_BYTE.test(character)) return '\\ufffd';
    return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
  });
}

/** Sound JSON whose strings and keys show their control characters as escapeControls() does. */
export function escapeJsonStrings(json: string): string {
  return json.replace(STRING, (token) => {
    const text = unquoteJson(token);
    const escaped = escapeControls(text);
    return escaped === text ? token : quoteJson(escaped, false);
  });
}
