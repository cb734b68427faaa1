import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { humanSize } from '../../src/format/human-size.ts';

describe('humanSize()', () => {
  test.each([
    [0, '0B', '0B'],
    [1, '1B', '1B'],
    [-1, '-1B', '-1B'],
    [-1500, '-1.5e+03B', '-1500B'],
    [999, '999B', '999B'],
    [999.5, '1e+03B', '999.5B'],
    [1000, '1kB', '1kB'],
    [1234, '1.23kB', '1.234kB'],
    [9995, '9.99kB', '9.995kB'],
    [9999, '10kB', '9.999kB'],
    [99_949, '99.9kB', '99.95kB'],
    [999_499, '999kB', '999.5kB'],
    [999_500, '1e+03kB', '999.5kB'],
    [999_999, '1e+03kB', '1000kB'],
    [7_415_999, '7.42MB', '7.416MB'],
    [1.5e15, '1.5PB', '1.5PB'],
    [9.2e18, '9.2EB', '9.2EB'],
    [1e27, '1e+03YB', '1000YB'],
  ])('%d bytes are %s, and %s with four digits', (bytes, three, four) => {
    expect([humanSize(bytes, 3), humanSize(bytes, 4)]).toEqual([three, four]);
  });

  test('is what %.3g and %.4g of the scaled size are', () => {
    const sizes = fc.oneof(
      fc.maxSafeNat(),
      // Where rounding goes either way: a few digits and then about a half.
      fc
        .record({
          digits: fc.integer({ min: 100, max: 99_999 }),
          power: fc.integer({ min: 0, max: 9 }),
        })
        .map(({ digits, power }) => (digits * 10 + 5) * 10 ** power),
    );
    fc.assert(
      fc.property(sizes, fc.constantFrom(3 as const, 4 as const), (bytes, digits) => {
        expect(humanSize(bytes, digits)).toBe(exactly(bytes, digits));
      }),
      { numRuns: 2000 },
    );
  });
});

/** The same by whole numbers: the double's exact value, rounded half to even. */
function exactly(bytes: number, digits: number): string {
  let scaled = bytes;
  let unit = 0;
  for (; scaled >= 1000; unit += 1) scaled /= 1000;
  const name = ['B', 'kB', 'MB', 'GB', 'TB', 'PB'][unit] ?? '';
  const before = scaled >= 100 ? 3 : scaled >= 10 ? 2 : 1;
  const places = scaled === 0 ? 0 : digits - before;
  const rounded = roundHalfToEven(scaled, places);
  if (rounded >= 10n ** BigInt(digits + places)) return `1e+0${digits}${name}`;
  return `${Number(rounded) / 10 ** places}${name}`;
}

/** A double is a whole number of 2^-1074; its multiple by a power of ten is exact in such units. */
function roundHalfToEven(value: number, places: number): bigint {
  const one = 2n ** 60n;
  let [units, factor] = [value, 1n];
  while (!Number.isInteger(units)) [units, factor] = [units * 2, factor * 2n];
  const scaled = (BigInt(units) * 10n ** BigInt(places) * one) / factor;
  const [whole, rest] = [scaled / one, scaled % one];
  const isUp = rest > one / 2n || (rest === one / 2n && whole % 2n === 1n);
  return isUp ? whole + 1n : whole;
}
