import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { humanDuration } from '../../src/format/human-duration.ts';

const HOUR = 3600;
const DAY = 24 * HOUR;

describe('humanDuration()', () => {
  test.each([
    [-5, 'Less than a second'],
    [0.999, 'Less than a second'],
    [1, '1 second'],
    [1.9, '1 second'],
    [59.9, '59 seconds'],
    [60, 'About a minute'],
    [119, 'About a minute'],
    [120, '2 minutes'],
    [HOUR - 1, '59 minutes'],
    [HOUR, 'About an hour'],
    [1.5 * HOUR - 1, 'About an hour'],
    [1.5 * HOUR, '2 hours'],
    [DAY, '24 hours'],
    [47.5 * HOUR - 1, '47 hours'],
    [47.5 * HOUR, '2 days'],
    [14 * DAY - 1, '2 weeks'],
    [13 * DAY, '13 days'],
    [60 * DAY, '2 months'],
    [59 * DAY, '8 weeks'],
    [730 * DAY - HOUR, '24 months'],
    [730 * DAY - 1, '1 years'],
    [730 * DAY, '2 years'],
    [1e12, '292 years'],
  ])('%d seconds are %s', (seconds, text) => {
    expect(humanDuration(seconds)).toBe(text);
  });

  test('never shrinks while time goes by', () => {
    const seconds = fc.integer({ min: 0, max: 2e9 });
    fc.assert(
      fc.property(seconds, seconds, (one, other) => {
        const [earlier, later] = one < other ? [one, other] : [other, one];
        expect(least(humanDuration(earlier))).toBeLessThanOrEqual(least(humanDuration(later)));
      }),
    );
  });
});

/** Seconds that the words stand for. */
function least(text: string): number {
  const [, count = '1', unit = ''] = /^(?:About an? |(\d+) )?(.*?)s?$/.exec(text) ?? [];
  const units: Readonly<Record<string, number>> = {
    'Less than a second': 0,
    second: 1,
    minute: 60,
    hour: HOUR,
    day: DAY,
    week: 7 * DAY,
    month: 30 * DAY,
    year: 365 * DAY,
  };
  return Number(count) * (units[unit] ?? Number.NaN);
}
