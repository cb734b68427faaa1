import { describe, expect, test } from 'vitest';
import { median, pairedRatio, spread } from '../../bench/statistics.ts';

describe('median()', () => {
  test.each([
    [[3], 3],
    [[3, 1, 2], 2],
    [[4, 1, 3, 2], 2.5],
    [[10, 9, 100, 1], 9.5],
    [[], Number.NaN],
  ])('of %j is %d', (values, want) => expect(median(values)).toBe(want));

  test('leaves the values in their order', () => {
    const values = [3, 1, 2];
    median(values);
    expect(values).toEqual([3, 1, 2]);
  });
});

test('spread() tells the ends beside the middle', () => {
  expect(spread([5, 1, 9, 2])).toEqual({ median: 3.5, min: 1, max: 9 });
});

describe('pairedRatio()', () => {
  test('takes the median of ratios, not the ratio of medians', () => {
    // A slow minute doubled both halves of the last pair.
    expect(pairedRatio([1, 1, 4], [2, 2, 8])).toEqual({ median: 0.5, min: 0.5, max: 0.5 });
    expect(pairedRatio([1, 6, 3], [2, 2, 3]).median).toBe(1);
  });

  test('refuses what are no pairs', () => {
    expect(() => pairedRatio([1], [1, 2])).toThrow('1 beside 2');
  });
});
