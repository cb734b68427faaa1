import { binaryFloat, hexFloat } from './binary-float.ts';
import { type Decimal, decimalPlaces, shortestDecimal, significantDigits } from './decimal.ts';

/** strconv.FormatFloat's formats. */
export type FloatFormat = 'e' | 'E' | 'f' | 'g' | 'G' | 'x' | 'X' | 'b';

// Below, or from here on, %g shows an exponent.
const SMALLEST_PLAIN_EXPONENT = -4;
const PLAIN_EXPONENTS = 6;

/**
 * strconv.FormatFloat(value, format, precision, 64): ties go to the even digit of the exact binary
 * value. Precision -1: the fewest digits that read back. https://pkg.go.dev/strconv#FormatFloat
 */
export function formatFloat(value: number, format: FloatFormat, precision: number): string {
  if (Number.isNaN(value)) return 'NaN';
  const sign = value < 0 || Object.is(value, -0) ? '-' : '';
  if (!Number.isFinite(value)) return sign === '' ? '+Inf' : '-Inf';
  return sign + formatMagnitude(Math.abs(value), format, precision);
}

function formatMagnitude(value: number, format: FloatFormat, precision: number): string {
  switch (format) {
    case 'e':
    case 'E':
      return exponential(value, format, precision);
    case 'f':
      return fixed(value, precision);
    case 'g':
    case 'G':
      return general(value, format, precision);
    case 'x':
      return hexFloat(value, precision);
    case 'X':
      return hexFloat(value, precision).toUpperCase();
    case 'b':
      return binaryFloat(value);
  }
}

function exponential(value: number, letter: string, precision: number): string {
  if (precision < 0) {
    const decimal = shortestDecimal(value);
    return withExponent(decimal, letter, Math.max(decimal.digits.length - 1, 0));
  }
  return withExponent(significantDigits(value, precision + 1), letter, precision);
}

function fixed(value: number, precision: number): string {
  if (precision >= 0) return withPoint(decimalPlaces(value, precision), precision);
  const decimal = shortestDecimal(value);
  return withPoint(decimal, Math.max(decimal.digits.length - decimal.point, 0));
}

function general(value: number, format: 'g' | 'G', precision: number): string {
  const shortest = precision < 0;
  const wanted = precision === 0 ? 1 : precision;
  const decimal = shortest ? shortestDecimal(value) : significantDigits(value, wanted);
  const digits = trimZeros(decimal.digits);
  const shown = { digits, point: digits === '' ? 0 : decimal.point };
  const exponent = exponentOf(shown);
  const limit = shortest ? PLAIN_EXPONENTS : plainExponents(shown, wanted);
  if (exponent < SMALLEST_PLAIN_EXPONENT || exponent >= limit) {
    return withExponent(shown, format === 'g' ? 'e' : 'E', Math.max(digits.length - 1, 0));
  }
  return withPoint(shown, Math.max(digits.length - shown.point, 0));
}

/** A whole number that fits its digits never needs more room than it has. */
function plainExponents(decimal: Decimal, wanted: number): number {
  const length = decimal.digits.length;
  return wanted > length && length >= decimal.point ? Math.max(length, 1) : wanted;
}

function exponentOf(decimal: Decimal): number {
  return decimal.digits === '' ? 0 : decimal.point - 1;
}

function withExponent(decimal: Decimal, letter: string, precision: number): string {
  const digits = decimal.digits.padEnd(precision + 1, '0');
  const exponent = exponentOf(decimal);
  const power = String(Math.abs(exponent)).padStart(2, '0');
  const fraction = precision > 0 ? `.${digits.slice(1)}` : '';
  return `${digits.charAt(0)}${fraction}${letter}${exponent < 0 ? '-' : '+'}${power}`;
}

function withPoint(decimal: Decimal, precision: number): string {
  const { digits, point } = decimal;
  const whole = point > 0 ? digits.slice(0, point).padEnd(point, '0') : '0';
  if (precision === 0) return whole;
  const fraction = point > 0 ? digits.slice(point) : '0'.repeat(-point) + digits;
  return `${whole}.${fraction.slice(0, precision).padEnd(precision, '0')}`;
}

function trimZeros(digits: string): string {
  return digits.replace(/0+$/, '');
}
