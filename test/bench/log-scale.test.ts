import { describe, expect, test } from 'vitest';
import { logScale, ticks } from '../../bench/log-scale.ts';

describe('logScale()', () => {
  test.each([
    [[13, 2840], 10, 5000],
    [[10, 2000], 10, 2000],
    [[0.7, 0.71], 0.5, 1],
    [[100], 100, 200],
    [[9.9, 55], 5, 100],
  ])('of %j has ends on round values', (values, from, to) => {
    expect(logScale(values, 0, 1)).toMatchObject({ from, to });
  });

  test('gives each decade the same length, upwards too', () => {
    const { place } = logScale([1, 1000], 300, 0);
    expect([1, 10, 100, 1000].map(place).map(Math.round)).toEqual([300, 200, 100, 0]);
  });

  test.each([[[]], [[0, 1]], [[-1]], [[Number.NaN]]])('refuses %j', (values) => {
    expect(() => logScale(values, 0, 1)).toThrow('no logarithm');
  });
});

describe('ticks()', () => {
  test.each([
    [10, 100, [10, 20, 50, 100]],
    [0.5, 2, [0.5, 1, 2]],
    [20, 500, [20, 50, 100, 200, 500]],
  ])('from %d to %d', (from, to, want) => expect(ticks({ from, to })).toEqual(want));
});
