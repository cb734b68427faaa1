import { describe, expect, test } from 'vitest';
import { parseRfc3339, parseTime } from '../../src/go/parse-time.ts';
import type { TimeZone } from '../../src/go/time-zone.ts';

const RFC_3339 = '2006-01-02T15:04:05Z07:00';
const ZONE: TimeZone = { at: () => ({ offset: 3600, abbreviation: 'CET' }) };

describe('parseRfc3339() reads a usual time as any other', () => {
  test.each([
    '0001-01-01T00:00:00Z',
    '0000-01-01T00:00:00Z',
    '9999-12-31T23:59:59.999999999Z',
    '1969-12-31T23:59:59.5Z',
    '2024-02-29T12:00:00Z',
    '2023-02-29T12:00:00Z',
    '2100-02-29T12:00:00Z',
    '2024-04-31T12:00:00Z',
    '2024-06-00T12:00:00Z',
    '2024-00-10T12:00:00Z',
    '2024-13-10T12:00:00Z',
    '2024-06-10T24:00:00Z',
    '2024-06-10T12:60:00Z',
    '2024-06-10T12:00:60Z',
    '2024-06-10T12:00:00.Z',
    '2024-06-10T12:00:00.1234567891Z',
    '2024-06-10T12:00:00+01:00',
    '2024-06-10T12:00:00z',
    '2024-06-10T12:00:00Zx',
  ])('%s', (text) => {
    expect(outcome(() => parseRfc3339(text, ZONE))).toEqual(
      outcome(() => parseTime(text, RFC_3339, ZONE)),
    );
  });
});

test('parseRfc3339() keeps seconds, nanoseconds and the zone', () => {
  expect(parseRfc3339('2024-05-06T07:08:09.12Z', ZONE)).toEqual({
    seconds: 1_714_979_289n,
    nanoseconds: 120_000_000,
    offset: 0,
    zone: 'UTC',
  });
});

function outcome(work: () => unknown): unknown {
  try {
    return work();
  } catch (error) {
    return String(error);
  }
}
