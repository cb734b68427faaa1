import prettyBytes from 'pretty-bytes';
import { formatFloat } from '../go/float.ts';

const STEP = 1000; // bytes in a kB
const LARGEST_UNIT = 8; // YB
const NO_SPACE = { space: false };
// From here on three digits may round up to 1000, which docker writes as 1e+03.
const ROUNDS_TO_STEP = 999.5;
// Further than this from a half, any way of rounding gives the same digits.
const CLEAR = 1e-6;

/**
 * Bytes as docker prints them: "187MB", "1.235GB". digits is how many significant ones there are, at
 * most; sizes below zero keep the unit B. https://github.com/docker/go-units/blob/v0.5.0/size.go
 */
export function humanSize(bytes: number, digits: 3 | 4): string {
  let scaled = bytes;
  let unit = 0;
  while (scaled >= STEP && unit < LARGEST_UNIT) {
    scaled /= STEP;
    unit += 1;
  }
  return digits === 3 ? threeDigits(bytes, scaled, unit) : fourDigits(scaled, unit);
}

function threeDigits(bytes: number, scaled: number, unit: number): string {
  if (roundsClearly(scaled, 3)) return prettyBytes(bytes, NO_SPACE);
  const text = formatFloat(scaled, 'g', 3);
  if (text.includes('e')) return text + unitName(unit);
  return prettyBytes(Number(text) * STEP ** unit, NO_SPACE);
}

/** pretty-bytes has no quick way to four digits: the unit is all it is asked for. */
function fourDigits(scaled: number, unit: number): string {
  const text = roundsClearly(scaled, 4)
    ? String(Number(scaled.toPrecision(4)))
    : formatFloat(scaled, 'g', 4);
  return text + unitName(unit);
}

/** Docker rounds an exact half to the even digit, JavaScript rounds it up. */
function roundsClearly(scaled: number, digits: number): boolean {
  if (!(scaled >= 1 && scaled < ROUNDS_TO_STEP)) return scaled === 0;
  const before = scaled >= 100 ? 3 : scaled >= 10 ? 2 : 1;
  const fraction = (scaled * 10 ** (digits - before)) % 1;
  return Math.abs(fraction - 0.5) > CLEAR;
}

function unitName(unit: number): string {
  return prettyBytes(STEP ** unit, NO_SPACE).slice(1);
}
