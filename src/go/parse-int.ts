import { NumError } from './num-error.ts';

const MAX_UINT64 = 2n ** 64n - 1n;
const MAX_INT64 = 2n ** 63n - 1n;
const BASES: Readonly<Record<string, number>> = { b: 2, o: 8, x: 16 };
// An underscore may stand between digits, and between a base prefix and a digit.
const WELL_PLACED_UNDERSCORES = /^(?:0[box]_?|(?=\d))[\da-f]+(?:_[\da-f]+)*$/i;

/**
 * strconv.ParseInt(text, 0, 64): an integer as Go source may spell it, "10", "-0x1F", "0b1", "1_000";
 * a leading 0 means octal. Throws NumError. https://pkg.go.dev/strconv#ParseInt
 */
export function parseInt64(text: string): bigint {
  const negative = text.startsWith('-');
  const digits = negative || text.startsWith('+') ? text.slice(1) : text;
  const size = parseMagnitude(text, digits);
  if (size > (negative ? MAX_INT64 + 1n : MAX_INT64)) throw outOfRange(text);
  return negative ? -size : size;
}

function parseMagnitude(text: string, digits: string): bigint {
  const { base, start } = baseOf(digits);
  let size = 0n;
  for (const character of digits.slice(start)) {
    if (character === '_') continue;
    const digit = digitValue(character);
    if (digit >= base) throw invalidSyntax(text);
    size = size * BigInt(base) + BigInt(digit);
    // At once, as Go does: what follows may be anything.
    if (size > MAX_UINT64) throw outOfRange(text);
  }
  const misplaced = digits.includes('_') && !WELL_PLACED_UNDERSCORES.test(digits);
  if (digits === '' || misplaced) throw invalidSyntax(text);
  return size;
}

/** The base that the prefix names, and where the digits behind it start. */
function baseOf(digits: string): { readonly base: number; readonly start: number } {
  if (!digits.startsWith('0')) return { base: 10, start: 0 };
  const base = digits.length > 2 ? BASES[digits.charAt(1).toLowerCase()] : undefined;
  return base === undefined ? { base: 8, start: 1 } : { base, start: 2 };
}

/** 0 to 35; not a number: Infinity, which no base reaches. */
function digitValue(character: string): number {
  return /^[\da-z]$/i.test(character) ? Number.parseInt(character, 36) : Number.POSITIVE_INFINITY;
}

function invalidSyntax(text: string): NumError {
  return new NumError('ParseInt', text, 'invalid syntax');
}

function outOfRange(text: string): NumError {
  return new NumError('ParseInt', text, 'value out of range');
}
