import type { Escape } from './dockerfile-lines.ts';
import { WHITE_SPACE } from './white-space.ts';

const WORDS: Readonly<Record<Escape, RegExp>> = {
  '\\': wordPattern('\\\\'),
  '`': wordPattern('`'),
};

/**
 * Words of a line: blanks part them, but not within quotes or behind an escape. Quotes and escapes stay, but for an
 * escape at the very end.
 */
export function splitWords(line: string, escape: Escape): readonly string[] {
  return line.match(WORDS[escape]) ?? [];
}

function wordPattern(escape: string): RegExp {
  const escaped = `${escape}[^]`;
  const double = `"(?:${escaped}|[^"${escape}])*(?:"|(?=${escape}?$))`;
  const single = `'[^']*(?:'|$)`;
  const plain = `[^${WHITE_SPACE}"'${escape}]`;
  return new RegExp(`(?:${escaped}|${double}|${single}|${plain})+`, 'g');
}
