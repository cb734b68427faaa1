import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type FloatFormat, formatFloat } from '../../src/go/float.ts';

describe('formatFloat()', () => {
  test.each<[number, FloatFormat, number, string]>([
    [0, 'g', -1, '0'],
    [-0, 'f', 1, '-0.0'],
    [100_000, 'g', -1, '100000'],
    [1_000_000, 'g', -1, '1e+06'],
    [0.0001, 'g', -1, '0.0001'],
    [0.00001, 'g', -1, '1e-05'],
    [999_500, 'g', 3, '1e+06'],
    [998_500, 'g', 3, '9.98e+05'],
    [100, 'g', 3, '100'],
    [100, 'G', 2, '1E+02'],
    [1.5, 'g', 0, '2'],
    [0.5, 'f', 0, '0'],
    [2.5, 'f', 0, '2'],
    [1.005, 'f', 2, '1.00'],
    [9.999, 'f', 2, '10.00'],
    [1e21, 'f', -1, '1000000000000000000000'],
    [2.5, 'e', 0, '2e+00'],
    [1e23, 'e', 20, '9.99999999999999916114e+22'],
    [5e-324, 'E', 3, '4.941E-324'],
    [1e100, 'e', -1, '1e+100'],
    [1.5, 'x', -1, '0x1.8p+00'],
    [1.999, 'x', 0, '0x1p+01'],
    [5e-324, 'X', -1, '0X1P-1074'],
    [0, 'x', 2, '0x0.00p+00'],
    [1.5, 'b', -1, '6755399441055744p-52'],
    [Number.NaN, 'g', -1, 'NaN'],
    [Number.POSITIVE_INFINITY, 'f', 2, '+Inf'],
    [Number.NEGATIVE_INFINITY, 'e', 2, '-Inf'],
  ])('%s as %s with precision %i is %s', (value, format, precision, text) => {
    expect(formatFloat(value, format, precision)).toBe(text);
  });
});

const numbers = fc.double({ noNaN: true, noDefaultInfinity: true });

test('the shortest digits read back as the number', () => {
  fc.assert(
    fc.property(numbers, fc.constantFrom<FloatFormat>('e', 'f', 'g'), (value, format) => {
      expect(Number(formatFloat(value, format, -1))).toBe(value);
    }),
  );
});

test('with a precision, the digits are JavaScript’s but for ties', () => {
  const places = fc.integer({ min: 0, max: 20 });
  const untied = numbers.filter((value) => !Number.isInteger(value * 2 ** 40));
  fc.assert(
    fc.property(untied, places, (value, precision) => {
      const text = formatFloat(value, 'e', precision);
      expect(text.replace(/e([+-])0(\d)$/, 'e$1$2')).toBe(value.toExponential(precision));
    }),
  );
});
