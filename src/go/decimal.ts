import { splitFloat } from './split-float.ts';

/** A number as 0.digits times 10 to the power of point. Zero has no digits. */
export interface Decimal {
  readonly digits: string;
  readonly point: number;
}

// No double has more digits than this behind the point or in all.
const EXACT_DIGITS = 1100;
const POWER_OF_TEN = /^10*$/;

/** The fewest digits that read back as this positive number. */
export function shortestDecimal(value: number): Decimal {
  if (value === 0) return { digits: '', point: 0 };
  const [digits = '', exponent = '0'] = value.toExponential().split('e');
  return { digits: digits.replace('.', ''), point: Number(exponent) + 1 };
}

/** A positive number rounded to some places behind the point. */
export function decimalPlaces(value: number, places: number): Decimal {
  const exact = Math.min(places, EXACT_DIGITS);
  const digits = scaled(value, exact).toString();
  return digits === '0' ? { digits: '', point: 0 } : { digits, point: digits.length - exact };
}

/** A positive number rounded to some significant digits, at least 1. */
export function significantDigits(value: number, count: number): Decimal {
  if (value === 0) return { digits: '', point: 0 };
  const wanted = Math.min(count, EXACT_DIGITS);
  const { point } = shortestDecimal(value);
  const digits = scaled(value, wanted - point).toString();
  if (digits.length > wanted) return { digits: digits.slice(0, wanted), point: point + 1 };
  // The shortest digits may have been rounded up to a power of ten that the value does not reach.
  if (!POWER_OF_TEN.test(digits) && digits.length === wanted) return { digits, point };
  const below = scaled(value, wanted - point + 1).toString();
  return below.length > wanted ? { digits, point } : { digits: below, point: point - 1 };
}

/** value times 10 to the power of places, rounded; a tie goes to the even number. */
function scaled(value: number, places: number): bigint {
  const { mantissa, exponent } = splitFloat(value);
  const above = mantissa * 2n ** BigInt(Math.max(exponent, 0)) * 10n ** BigInt(Math.max(places, 0));
  const below = 2n ** BigInt(Math.max(-exponent, 0)) * 10n ** BigInt(Math.max(-places, 0));
  const quotient = above / below;
  const twice = (above % below) * 2n;
  const up = twice > below || (twice === below && quotient % 2n === 1n);
  return up ? quotient + 1n : quotient;
}
