import { isAscii } from '../go/go-string.ts';
import { eastAsianWidth } from './code-point-width.ts';

const ELLIPSIS = '\u2026';

/**
 * The text, or its start and "…" when it takes more columns than this. One column has no room for
 * the "…": it shows the first character, whatever its width.
 * https://github.com/docker/cli/blob/v28.2.2/cli/command/formatter/displayutils.go
 */
export function ellipsis(text: string, columns: number): string {
  if (columns <= 0) return '';
  if (columns === 1) return Array.from(text)[0] ?? '';
  if (!isAscii(text)) return shortenWide(text, columns);
  return text.length <= columns ? text : text.slice(0, columns - 1) + ELLIPSIS;
}

function shortenWide(text: string, columns: number): string {
  let width = 0;
  let end = 0;
  let cut = 0;
  for (const character of text) {
    width += eastAsianWidth(character.codePointAt(0) ?? 0);
    end += character.length;
    if (width < columns) cut = end;
  }
  // Where the first character alone fills the room there is no place to cut.
  return width <= columns || cut === 0 ? text : text.slice(0, cut) + ELLIPSIS;
}
