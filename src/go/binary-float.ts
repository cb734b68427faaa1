import { splitFloat } from './split-float.ts';

// Hexadecimal digits of a double's mantissa behind its leading 1.
const HEX_DIGITS = 13;
const LEADING_ONE = 1n << 52n;

/** A positive double as strconv's 'b' writes it: 6755399441055744p-51. */
export function binaryFloat(value: number): string {
  const { mantissa, exponent } = splitFloat(value);
  return `${mantissa}p${exponent < 0 ? '-' : '+'}${Math.abs(exponent)}`;
}

/** A positive double as strconv's 'x' writes it: 0x1.8p+01. Precision -1: as many digits as it has. */
export function hexFloat(value: number, precision: number): string {
  const { mantissa, exponent } = roundHex(normalize(value), precision);
  const all = (mantissa & (LEADING_ONE - 1n)).toString(16).padStart(HEX_DIGITS, '0');
  const digits =
    precision < 0 ? all.replace(/0+$/, '') : all.slice(0, precision).padEnd(precision, '0');
  const power = String(Math.abs(exponent)).padStart(2, '0');
  const point = digits === '' ? '' : '.';
  return `0x${mantissa >> 52n}${point}${digits}p${exponent < 0 ? '-' : '+'}${power}`;
}

interface HexParts {
  /** 52 bits behind a leading 1; zero is 0. */
  readonly mantissa: bigint;
  /** Of the leading 1. */
  readonly exponent: number;
}

function normalize(value: number): HexParts {
  if (value === 0) return { mantissa: 0n, exponent: 0 };
  let { mantissa, exponent } = splitFloat(value);
  while (mantissa < LEADING_ONE) {
    mantissa <<= 1n;
    exponent -= 1;
  }
  return { mantissa, exponent: exponent + 52 };
}

function roundHex(parts: HexParts, precision: number): HexParts {
  if (precision < 0 || precision >= HEX_DIGITS) return parts;
  const unit = 1n << BigInt((HEX_DIGITS - precision) * 4);
  const rest = parts.mantissa % unit;
  const kept = parts.mantissa - rest;
  const odd = (kept / unit) % 2n === 1n;
  const mantissa = rest * 2n > unit || (rest * 2n === unit && odd) ? kept + unit : kept;
  return mantissa < LEADING_ONE * 2n
    ? { mantissa, exponent: parts.exponent }
    : { mantissa: mantissa >> 1n, exponent: parts.exponent + 1 };
}
