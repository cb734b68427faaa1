import { parseFloat64 } from '../go/parse-float.ts';
import { quote } from '../go/quote.ts';
import { unquoteCharacter } from '../go/unquote.ts';
import type { NumberValue } from './ast.ts';

const MAX_INT64 = 2n ** 63n - 1n;
const MIN_INT64 = -(2n ** 63n);
const MAX_UINT64 = 2n ** 64n - 1n;
const INTEGER = /^([+-]?)(?:0[xX]([\da-fA-F_]+)|0[bB]([01_]+)|0[oO]?([0-7_]+)|(\d[\d_]*))$/;
const STRAY_UNDERSCORE = /(?<![\da-fA-F]|0[xXbBoO])_|_(?![\da-fA-F])/;
const FLOAT =
  /(?:0[xX][\da-fA-F_]*(?:\.[\da-fA-F_]*)?(?:[pP][+-]?[\d_]*)?|[\d_.]+(?:[eE][+-]?[\d_]*)?)/;
const COMPLEX = new RegExp(`^([+-]?${FLOAT.source})([+-]${FLOAT.source})i$`);

/** A literal that is no number; the message is Go's. */
export class NumberLiteralError extends Error {}

/** What a number token is worth. Throws NumberLiteralError. */
export function parseNumber(text: string): NumberValue {
  if (text.endsWith('i')) {
    const imaginary = parseFloat64(text.slice(0, -1));
    if (isFinite(imaginary)) return complexValue(0, imaginary);
  }
  const integer = parseInteger(text);
  const int = inRange(integer, MIN_INT64, MAX_INT64);
  // Go does not take a sign for an unsigned number, except of zero.
  const uint = int === 0n || /^\d/.test(text) ? inRange(integer, 0n, MAX_UINT64) : null;
  const whole = int ?? uint;
  if (whole !== null) return { int, uint, float: Number(whole), complex: null };
  return floatValue(text);
}

/** What a complex token ("1+2i") is worth. Throws NumberLiteralError. */
export function parseComplex(text: string): NumberValue {
  const [, realText, imaginaryText] = COMPLEX.exec(text) ?? [];
  if (realText === undefined || imaginaryText === undefined) {
    throw new NumberLiteralError('syntax error scanning complex number');
  }
  return complexValue(parsePart(realText), parsePart(imaginaryText));
}

/** What a character constant ('a', quotes included) is worth. Throws NumberLiteralError. */
export function parseCharacter(text: string): NumberValue {
  const character = unquoteCharacter(text.slice(1), "'");
  if (character === null) throw new NumberLiteralError('invalid syntax');
  if (character.rest !== "'") {
    throw new NumberLiteralError(`malformed character constant: ${text}`);
  }
  const value = BigInt(character.code);
  return { int: value, uint: value, float: character.code, complex: null };
}

function floatValue(text: string): NumberValue {
  const float = parseFloat64(text);
  if (!isFinite(float)) throw new NumberLiteralError(`illegal number syntax: ${quote(text)}`);
  // Reads as a float, but is spelled as a whole number: too large for one, or a bad octal.
  if (!/[.eEpP]/.test(text)) throw new NumberLiteralError(`integer overflow: ${quote(text)}`);
  return { ...integersOf(float), float, complex: null };
}

function complexValue(real: number, imaginary: number): NumberValue {
  const complex = { real, imaginary };
  if (imaginary !== 0) return { int: null, uint: null, float: null, complex };
  return { ...integersOf(real), float: real, complex };
}

function integersOf(float: number): Pick<NumberValue, 'int' | 'uint'> {
  if (!Number.isInteger(float)) return { int: null, uint: null };
  const integer = BigInt(float);
  return {
    int: inRange(integer, MIN_INT64, MAX_INT64),
    uint: inRange(integer, 0n, MAX_UINT64),
  };
}

function parsePart(text: string): number {
  const value = parseFloat64(text);
  if (isFinite(value)) return value;
  const reason = value === null ? 'invalid syntax' : 'value out of range';
  throw new NumberLiteralError(`strconv.ParseFloat: parsing ${quote(text)}: ${reason}`);
}

/** strconv.ParseInt's syntax for base 0, without its limits; null when it is not met. */
function parseInteger(text: string): bigint | null {
  const match = INTEGER.exec(text);
  if (match === null || STRAY_UNDERSCORE.test(text)) return null;
  const [, sign, hex, binary, octal, decimal] = match;
  // "08" begins like an octal number and is none.
  if (decimal !== undefined && decimal.length > 1 && decimal.startsWith('0')) return null;
  const prefixed =
    prefix('0x', hex) ?? prefix('0b', binary) ?? prefix('0o', octal) ?? decimal ?? '';
  const size = BigInt(prefixed.replaceAll('_', ''));
  return sign === '-' ? -size : size;
}

function isFinite(value: number | null): value is number {
  return Number.isFinite(value);
}

function prefix(base: string, digits: string | undefined): string | null {
  return digits === undefined ? null : base + digits;
}

function inRange(value: bigint | null, least: bigint, most: bigint): bigint | null {
  return value === null || value < least || value > most ? null : value;
}
