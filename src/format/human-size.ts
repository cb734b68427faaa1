import prettyBytes from 'pretty-bytes';
import { formatFloat } from '../go/float.ts';

const STEP = 1000; // bytes in a kB
const LARGEST_UNIT = 8; // YB
const NO_SPACE = { space: false };
// From here on three digits may round up to 1000, which docker writes as 1e+03.
const ROUNDS_TO_STEP = 999.5;
// Further than this from a half, any way of rounding gives the same digits.
const CLEAR = 1e-6;
const MOST_ROUNDED = 1024; // more than three digits are worth

// Long lists show the same few thousand sizes again and again.
const knownSizes = new Map<number, string>();
const unitNames: string[] = [];

/**
 * Bytes as docker prints them: "187MB", "1.235GB". digits is how many significant ones there are, at
 * most; sizes below zero keep the unit B. https://github.com/docker/go-units/blob/v0.5.0/size.go
 */
export function humanSize(bytes: number, digits: 3 | 4): string {
  if (bytes === 0) return `0${unitName(0)}`;
  let scaled = bytes;
  let unit = 0;
  while (scaled >= STEP && unit < LARGEST_UNIT) {
    scaled /= STEP;
    unit += 1;
  }
  if (!(scaled >= 1 && scaled < ROUNDS_TO_STEP)) return exactSize(scaled, unit, digits);
  const places = digits - (scaled >= 100 ? 3 : scaled >= 10 ? 2 : 1);
  const shifted = scaled * 10 ** places;
  // Docker rounds an exact half to the even digit, JavaScript rounds it up.
  if (Math.abs((shifted % 1) - 0.5) <= CLEAR) return exactSize(scaled, unit, digits);
  const rounded = Math.round(shifted);
  return digits === 3 ? shortSize(rounded, places, unit) : sizeText(rounded, places, unit);
}

function exactSize(scaled: number, unit: number, digits: number): string {
  return formatFloat(scaled, 'g', digits) + unitName(unit);
}

function shortSize(rounded: number, places: number, unit: number): string {
  const key = (unit * 3 + places) * MOST_ROUNDED + rounded;
  const known = knownSizes.get(key);
  if (known !== undefined) return known;
  const text = sizeText(rounded, places, unit);
  knownSizes.set(key, text);
  return text;
}

/** rounded has so many places behind the point; zeros at its end are not shown. */
function sizeText(rounded: number, places: number, unit: number): string {
  return rounded / 10 ** places + unitName(unit);
}

function unitName(unit: number): string {
  return (unitNames[unit] ??= prettyBytes(STEP ** unit, NO_SPACE).slice(1));
}
