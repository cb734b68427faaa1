import { ExpansionError } from './expansion-error.ts';

/** A pattern of a shell: "*" is any text, "?" one character, "\" takes the next of these as it is. */
export interface ShellPattern {
  readonly pattern: string;
  /** "*" takes as much as it can, or as little. */
  readonly isGreedy: boolean;
}

/** What is to stand where a pattern fits. */
export interface Replacement {
  readonly pattern: string;
  readonly replacement: string;
  /** All places, or the first. */
  readonly isForAll: boolean;
}

/** The text without what a pattern fits at its start. Throws ExpansionError. */
export function trimPrefix(text: string, pattern: ShellPattern): string {
  return text.replace(new RegExp(`^${sourceOf(pattern)}`, 'u'), '');
}

/** The text without what a pattern fits at its end. Throws ExpansionError. */
export function trimSuffix(text: string, { pattern, isGreedy }: ShellPattern): string {
  // Backwards the shortest match at the end is one at the start.
  const backwards = reversed(pattern.match(/\\[^]|[^]/gu) ?? []);
  const rest = trimPrefix(reversed(Array.from(text)), { pattern: backwards, isGreedy });
  return reversed(Array.from(rest));
}

/** The text with something else in the places that a pattern fits. Throws ExpansionError. */
export function replaceMatches(
  text: string,
  { pattern, replacement, isForAll }: Replacement,
): string {
  const source = sourceOf({ pattern, isGreedy: true });
  let end = -1;
  return text.replace(
    new RegExp(source, isForAll ? 'gu' : 'u'),
    (match: string, offset: number) => {
      // For Go nothing is left to be found where a match ends.
      if (match === '' && offset === end) return '';
      end = offset + match.length;
      return replacement;
    },
  );
}

function sourceOf({ pattern, isGreedy }: ShellPattern): string {
  return pattern.replace(/\\[^]?|[^]/gu, (unit) => {
    if (unit === '*') return isGreedy ? '[^\\n]*' : '[^\\n]*?';
    if (unit === '?') return '[^\\n]';
    // In a substitution "}" and "/" are escaped, too, if they are meant.
    if (/^\\[*?\\}/]$/.test(unit)) return unit;
    if (unit.startsWith('\\')) throw strangeEscape(pattern, unit.slice(1));
    return unit.replace(/[[\]{}.+()|^$/]/, '\\$&');
  });
}

function strangeEscape(pattern: string, character: string): ExpansionError {
  const escape = `'\\${character === '' ? '\ufffd' : character}'`;
  return new ExpansionError(
    `invalid pattern (${pattern}) in substitution: invalid escape ${escape}`,
  );
}

function reversed(parts: readonly string[]): string {
  return parts.toReversed().join('');
}
