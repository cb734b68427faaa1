import { type FloatFormat, formatFloat } from '../go/float.ts';
import type { GoComplex } from '../go/go-type.ts';
import { type FormatFlags, pad } from './format-flags.ts';

const DEFAULT_PRECISION = 6; // of %e and %f, and of %#g

/** A strconv format, and its precision when none is given. */
interface FloatVerb {
  readonly format: FloatFormat;
  readonly precision: number;
}

/** A float under a verb; null when the verb is not for floats. */
export function formatFloatVerb(value: number, verb: string, flags: FormatFlags): string | null {
  const known = floatVerb(verb);
  if (known === null) return null;
  const precision = flags.precision ?? known.precision;
  const text = formatFloat(value, known.format, precision);
  // Go signs what is no number, too, and does not fill it up with zeros.
  if (!Number.isFinite(value)) return pad(signedSpecial(text, flags), { ...flags, zero: false });
  const negative = text.startsWith('-');
  const digits = negative ? text.slice(1) : text;
  const shown = flags.sharp ? withPoint(digits, known.format, precision) : digits;
  return padSigned(signOf(negative, flags), shown, flags);
}

/** A complex number under a verb; null when the verb is not for floats. */
export function formatComplexVerb(
  { real, imaginary }: GoComplex,
  verb: string,
  flags: FormatFlags,
): string | null {
  const realText = formatFloatVerb(real, verb, flags);
  const imaginaryText = formatFloatVerb(imaginary, verb, { ...flags, plus: true });
  return realText === null ? null : `(${realText}${imaginaryText}i)`;
}

function floatVerb(verb: string): FloatVerb | null {
  switch (verb) {
    case 'v':
      return { format: 'g', precision: -1 };
    case 'b':
    case 'g':
    case 'G':
    case 'x':
    case 'X':
      return { format: verb, precision: -1 };
    case 'e':
    case 'E':
    case 'f':
      return { format: verb, precision: DEFAULT_PRECISION };
    case 'F':
      return { format: 'f', precision: DEFAULT_PRECISION };
    default:
      return null;
  }
}

function signOf(negative: boolean, { plus, space }: FormatFlags): string {
  if (negative) return '-';
  return plus ? '+' : space ? ' ' : '';
}

/** Zeros go between the sign and the digits. */
function padSigned(sign: string, digits: string, flags: FormatFlags): string {
  const { zero, minus, width } = flags;
  if (!zero || minus || width === null) return pad(sign + digits, flags);
  return sign + digits.padStart(width - sign.length, '0');
}

function signedSpecial(text: string, { plus, space }: FormatFlags): string {
  if (text === 'NaN') return plus ? '+NaN' : space ? ' NaN' : text;
  return space && !plus && text === '+Inf' ? ' Inf' : text;
}

/** "#": always a point, and in %g the zeros behind it. */
function withPoint(text: string, format: FloatFormat, precision: number): string {
  if (format === 'b') return text;
  const exponent = text.search(format === 'x' || format === 'X' ? /p/i : /e/i);
  const mantissa = exponent < 0 ? text : text.slice(0, exponent);
  const tail = exponent < 0 ? '' : text.slice(exponent);
  const missing = wantedDigits(format, precision) - significantDigits(mantissa, format);
  const point = mantissa.includes('.') ? '' : '.';
  return mantissa + point + '0'.repeat(Math.max(missing, 0)) + tail;
}

function wantedDigits(format: FloatFormat, precision: number): number {
  if (format !== 'g' && format !== 'G' && format !== 'x') return 0;
  return precision < 0 ? DEFAULT_PRECISION : precision;
}

/** A lone 0 counts as one digit; other zeros in front count for none. */
function significantDigits(mantissa: string, format: FloatFormat): number {
  if (mantissa === '0') return 1;
  const digits = mantissa.replace('.', '').replace(format === 'x' ? /^0(?=x)/ : /^0+/, '');
  return digits.replace(/^0+/, '').length;
}
