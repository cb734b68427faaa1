import { checkJson } from './json-decode.ts';
import { jsonTokens } from './json-token.ts';

/**
 * json.Indent without a prefix: the same text with each member and element on a line of its own. Keys,
 * numbers and strings stay as they are spelled, and so does white space at the end. Throws GoJsonError.
 * https://pkg.go.dev/encoding/json#Indent
 */
export function indentJson(text: string, indent: string): string {
  checkJson(text);
  let depth = 0;
  let opened = false;
  let indented = '';
  for (const token of jsonTokens(text)) {
    const closes = token === '}' || token === ']';
    if (closes) depth -= 1;
    // Neither: inside a line. Both: brackets with nothing between them.
    if (opened !== closes) indented += newline(depth, indent);
    indented += token === ':' ? ': ' : token;
    opened = token === '{' || token === '[';
    if (opened) depth += 1;
    if (token === ',') indented += newline(depth, indent);
  }
  return indented + text.slice(text.trimEnd().length);
}

/** json.Compact: the same text without white space outside strings. Throws GoJsonError. */
export function compactJson(text: string): string {
  checkJson(text);
  return [...jsonTokens(text)].join('');
}

function newline(depth: number, indent: string): string {
  return `\n${indent.repeat(depth)}`;
}
