import { describe, expect, test } from 'vitest';
import { rfc3339Text, timestampText } from '../../src/format/go-time-text.ts';
import type { TimeZone } from '../../src/go/time-zone.ts';

const NOON = 1_763_726_570; // 2025-11-21T12:02:50Z
const DAY = 86_400;
const YEAR_10000 = 253_402_300_800;
const YEAR_1 = -62_135_596_800;

function fixed(offset: number, abbreviation: string): TimeZone {
  return { at: () => ({ offset, abbreviation }) };
}

const UTC = fixed(0, 'UTC');

test.each([
  [NOON, UTC, '2025-11-21 12:02:50 +0000 UTC', '2025-11-21T12:02:50Z'],
  [NOON, fixed(3600, 'CET'), '2025-11-21 13:02:50 +0100 CET', '2025-11-21T13:02:50+01:00'],
  [NOON, fixed(19_800, 'IST'), '2025-11-21 17:32:50 +0530 IST', '2025-11-21T17:32:50+05:30'],
  [NOON, fixed(-10_800, '-03'), '2025-11-21 09:02:50 -0300 -03', '2025-11-21T09:02:50-03:00'],
  [-1, UTC, '1969-12-31 23:59:59 +0000 UTC', '1969-12-31T23:59:59Z'],
  [YEAR_1 - DAY, UTC, '0000-12-31 00:00:00 +0000 UTC', '0000-12-31T00:00:00Z'],
  [YEAR_10000, UTC, '10000-01-01 00:00:00 +0000 UTC', '10000-01-01T00:00:00Z'],
  [9_000_000_000_000, UTC, '287168-08-24 16:00:00 +0000 UTC', '287168-08-24T16:00:00Z'],
])('%i seconds are shown as in Go', (seconds, zone, timestamp, rfc3339) => {
  expect([timestampText(seconds, zone), rfc3339Text(seconds, zone)]).toEqual([timestamp, rfc3339]);
});

describe('both', () => {
  test('ask the zone for the moment that they show', () => {
    const summer: TimeZone = {
      at: (seconds) =>
        seconds < NOON
          ? { offset: 7200, abbreviation: 'CEST' }
          : { offset: 3600, abbreviation: 'CET' },
    };
    expect([timestampText(NOON - 1, summer), timestampText(NOON, summer)]).toEqual([
      '2025-11-21 14:02:49 +0200 CEST',
      '2025-11-21 13:02:50 +0100 CET',
    ]);
  });
});
