import { characterAt, isAlphanumeric } from './characters.ts';

/** A number that was scanned: where it ends, and whether what ends there can be one. */
export interface ScannedNumber {
  readonly kind: 'number' | 'complex' | 'bad';
  readonly end: number;
}

const DECIMAL = /[+-]?[\d_]*(?:\.[\d_]*)?(?:[eE][+-]?[\d_]*)?i?/y;
const HEX = /[+-]?0[xX][\da-fA-F_]*(?:\.[\da-fA-F_]*)?(?:[pP][+-]?[\d_]*)?i?/y;
const OCTAL = /[+-]?0[oO][0-7_]*(?:\.[0-7_]*)?i?/y;
const BINARY = /[+-]?0[bB][01_]*(?:\.[01_]*)?i?/y;
const PREFIX = /[+-]?0([xXoObB])/y;

/**
 * Scans a number at a place where a digit, a sign or a point stands. Lets pass much that is no
 * number, such as "." and "0x": number-literal.ts looks closer.
 */
export function scanNumber(text: string, start: number): ScannedNumber {
  const end = scanPart(text, start);
  if (end === null) return { kind: 'bad', end: endOfBad(text, start) };
  const sign = text.charAt(end);
  if (sign !== '+' && sign !== '-') return { kind: 'number', end };
  // Two parts make a complex number: the second must be imaginary.
  const second = scanPart(text, end);
  if (second === null) return { kind: 'bad', end: endOfBad(text, end) };
  return { kind: text.charAt(second - 1) === 'i' ? 'complex' : 'bad', end: second };
}

function scanPart(text: string, start: number): number | null {
  const end = greedyEnd(text, start);
  return isAlphanumeric(characterAt(text, end)) ? null : end;
}

/** The first letter or digit that does not belong counts as part of the bad number. */
function endOfBad(text: string, start: number): number {
  const end = greedyEnd(text, start);
  return end + characterAt(text, end).length;
}

function greedyEnd(text: string, start: number): number {
  const pattern = patternFor(text, start);
  pattern.lastIndex = start;
  return start + (pattern.exec(text)?.[0].length ?? 0);
}

function patternFor(text: string, start: number): RegExp {
  PREFIX.lastIndex = start;
  const letter = PREFIX.exec(text)?.[1]?.toLowerCase();
  if (letter === 'x') return HEX;
  if (letter === 'o') return OCTAL;
  return letter === 'b' ? BINARY : DECIMAL;
}
