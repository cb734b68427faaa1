import { byteLength } from '../go/go-string.ts';
import { NumError } from '../go/num-error.ts';
import { parseFloat64 } from '../go/parse-float.ts';
import { toLower } from '../go/to-lower.ts';

/** A text that is no size. */
export class InvalidSizeError extends Error {}

const POWERS = 'kmgtp';
const LONGEST_SUFFIX = 3; // bytes
const LARGEST = 2 ** 63; // bytes; an int64 ends here
const OVERFLOW = -(2n ** 63n); // what the conversion gives beyond

/**
 * The bytes that a text means: "1.5g", "10 MB", "32KiB"; step is how many bytes a k has.
 * Throws InvalidSizeError and NumError. https://github.com/docker/go-units/blob/v0.5.0/size.go
 */
export function parseSize(text: string, step: 1000 | 1024): bigint {
  const end = endOfNumber(text);
  if (end === -1) throw new InvalidSizeError(`invalid size: '${text}'`);
  const number = text.slice(0, text.charAt(end) === ' ' ? end : end + 1);
  const count = readNumber(number);
  if (count < 0) throw new InvalidSizeError(`invalid size: '${text}'`);
  const bytes = count * multiplier(text.slice(end + 1), step);
  return bytes < LARGEST ? BigInt(Math.trunc(bytes)) : OVERFLOW;
}

/** Where the last digit, point or blank is. */
function endOfNumber(text: string): number {
  return text.length - (/[^\d. ]*$/.exec(text)?.[0].length ?? 0) - 1;
}

function readNumber(text: string): number {
  const value = parseFloat64(text);
  if (value === null) throw new NumError('ParseFloat', text, 'invalid syntax');
  if (!Number.isFinite(value)) throw new NumError('ParseFloat', text, 'value out of range');
  return value;
}

function multiplier(suffix: string, step: number): number {
  if (suffix === '') return 1;
  if (byteLength(suffix) > LONGEST_SUFFIX) throw invalidSuffix(suffix);
  const lower = toLower(suffix);
  if (lower === 'b') return 1;
  const power = POWERS.indexOf(lower.charAt(0)) + 1;
  if (power === 0 || !/^.(?:b|ib)?$/.test(lower)) throw invalidSuffix(lower);
  return step ** power;
}

function invalidSuffix(suffix: string): InvalidSizeError {
  return new InvalidSizeError(`invalid suffix: '${suffix}'`);
}
