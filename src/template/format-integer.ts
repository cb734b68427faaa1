import { isPrintable } from '../go/printable.ts';
import { quoteRune, quoteRuneToAscii } from '../go/quote.ts';
import { type FormatFlags, pad } from './format-flags.ts';

const MAX_RUNE = 0x10ffffn;
const REPLACEMENT = '\ufffd';
const UNICODE_DIGITS = 4; // of %U, at least
const SHARP_PREFIXES: Readonly<Record<string, string>> = { b: '0b', x: '0x', X: '0X' };
const BASES: Readonly<Record<string, number>> = { d: 10, v: 10, b: 2, o: 8, O: 8, x: 16, X: 16 };

/** An integer under a verb; null when the verb is not for integers. */
export function formatInteger(value: bigint, verb: string, flags: FormatFlags): string | null {
  switch (verb) {
    case 'c':
      return pad(runeOf(value), flags);
    case 'q':
      return pad((flags.plus ? quoteRuneToAscii : quoteRune)(runeOf(value)), flags);
    case 'U':
      return pad(unicode(value, flags), { ...flags, zero: false });
    default:
      return verb in BASES ? withBase(value, verb, flags) : null;
  }
}

function withBase(value: bigint, verb: string, flags: FormatFlags): string {
  const blank = { ...flags, zero: false };
  // Precision 0 shows nothing of zero.
  if (flags.precision === 0 && value === 0n) return pad('', blank);
  const sign = value < 0n ? '-' : flags.plus ? '+' : flags.space ? ' ' : '';
  const plain = (value < 0n ? -value : value).toString(BASES[verb]);
  const digits = verb === 'X' ? plain.toUpperCase() : plain;
  const padded = digits.padStart(leastDigits(flags, sign), '0');
  return pad(sign + prefixOf(verb, padded, flags) + padded, blank);
}

/** Digits are asked for by the precision, else by the width with zeros. */
function leastDigits({ precision, width, zero, minus }: FormatFlags, sign: string): number {
  if (precision !== null) return precision;
  return zero && !minus && width !== null ? width - sign.length : 0;
}

function prefixOf(verb: string, digits: string, { sharp }: FormatFlags): string {
  const octal = sharp && (verb === 'o' || verb === 'O') && !digits.startsWith('0') ? '0' : '';
  if (verb === 'O') return `0o${octal}`;
  return sharp ? (SHARP_PREFIXES[verb] ?? octal) : '';
}

/** U+0078, with # also the character: U+0078 'x'. */
function unicode(value: bigint, { precision, sharp }: FormatFlags): string {
  const bits = BigInt.asUintN(64, value);
  const digits = bits.toString(16).toUpperCase();
  const name = `U+${digits.padStart(Math.max(precision ?? 0, UNICODE_DIGITS), '0')}`;
  const character = runeOf(value);
  return sharp && bits <= MAX_RUNE && isPrintable(character) ? `${name} '${character}'` : name;
}

function runeOf(value: bigint): string {
  const valid = value >= 0n && value <= MAX_RUNE && (value < 0xd800n || value > 0xdfffn);
  return valid ? String.fromCodePoint(Number(value)) : REPLACEMENT;
}
