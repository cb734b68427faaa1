import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { civilTime, daysTo } from '../../src/go/civil-time.ts';
import { goTimeString, rfc3339Nano } from '../../src/go/go-time.ts';
import { formatTime } from '../../src/go/time-layout.ts';

const summer = { seconds: 1_750_000_000n, nanoseconds: 120_000_000, offset: 7200, zone: 'CEST' };
const yearOne = { seconds: -62_135_596_800n, nanoseconds: 0, offset: 0, zone: 'UTC' };
const odd = { seconds: 0n, nanoseconds: 5, offset: -12_345, zone: '' };

describe('formatTime()', () => {
  test.each([
    ['2006-01-02 15:04:05 -0700 MST', '2025-06-15 17:06:40 +0200 CEST'],
    ['Monday, January _2 06 3:4:5 PM pm', 'Sunday, June 15 25 5:6:40 PM pm'],
    ['Mon Jan 2 03:04 002 __2', 'Sun Jun 15 05:06 166 166'],
    ['.000 .999999 ,00 -07:00 Z07:00 -07 Z0700', '.120 .12 ,12 +02:00 +02:00 +02 +0200'],
    ['Janet Monk 1 _2006', 'Janet Monk 6 _2025'],
  ])('%s', (layout, text) => {
    expect(formatTime(summer, layout)).toBe(text);
  });
  test('writes Z for no offset, and seconds of an offset when asked', () => {
    expect(formatTime(yearOne, 'Z07:00 Z070000')).toBe('Z Z');
    expect(formatTime(odd, '-07:00:00 -070000 MST')).toBe('-03:25:45 -032545 -0325');
  });
});

test('goTimeString() and rfc3339Nano() drop zeros of the fraction', () => {
  expect([summer, yearOne, odd].map(goTimeString)).toEqual([
    '2025-06-15 17:06:40.12 +0200 CEST',
    '0001-01-01 00:00:00 +0000 UTC',
    '1969-12-31 20:34:15.000000005 -0325 -0325',
  ]);
  expect(rfc3339Nano(yearOne)).toBe('0001-01-01T00:00:00Z');
});

test('civilTime() is the calendar of Date', () => {
  fc.assert(
    fc.property(fc.integer({ min: -2e11, max: 2e11 }), (seconds) => {
      const date = new Date(seconds * 1000);
      const time = { seconds: BigInt(seconds), nanoseconds: 0, offset: 0, zone: 'UTC' };
      const civil = civilTime(time);
      expect(civil).toMatchObject({
        year: date.getUTCFullYear(),
        month: date.getUTCMonth() + 1,
        day: date.getUTCDate(),
        weekday: date.getUTCDay(),
        hour: date.getUTCHours(),
        minute: date.getUTCMinutes(),
        second: date.getUTCSeconds(),
      });
      expect(daysTo(civil.year, civil.month, civil.day)).toBe(Math.floor(seconds / 86_400));
    }),
  );
});
