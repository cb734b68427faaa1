import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { EngineError } from '../../../../src/model/errors.ts';
import { parseTimestamp } from '../../../../src/engine/embedded/filter/parse-timestamp.ts';

interface Observed {
  readonly text: string;
  /** Minutes east of UTC. */
  readonly zone: number;
  /** Seconds, and nanoseconds to be added. */
  readonly since?: string;
  readonly error?: string;
}

const NOW = 1_700_000_000_500; // milliseconds since 1970
const BILLION = 1_000_000_000n;

// What docker 28.2.2 sends for `logs --since`, which reads it the same way.
const observed: readonly Observed[] = readFileSync(
  new URL('timestamps.jsonl', import.meta.url),
  'utf8',
)
  .trim()
  .split('\n')
  .map((line): Observed => JSON.parse(line));

/** A clock in a zone. */
function nowIn(zone: number): Date {
  return Object.assign(new Date(NOW), { getTimezoneOffset: () => -zone });
}

describe('parseTimestamp()', () => {
  test.each(observed.filter(({ since }) => since !== undefined))(
    'reads $text in zone $zone',
    ({ text, zone, since = '' }) => {
      const [seconds = '', nanoseconds = ''] = since.split('.');
      const want = BigInt(seconds) * BILLION + BigInt(nanoseconds);
      expect(parseTimestamp(text, nowIn(zone))).toBe(want);
    },
  );

  test.each(observed.filter(({ error }) => error !== undefined))(
    'refuses $text',
    ({ text, zone, error = '' }) => {
      const parse = (): bigint => parseTimestamp(text, nowIn(zone));
      expect(parse).toThrow(EngineError);
      expect(parse).toThrow(`Error response from daemon: ${error}`);
    },
  );

  test.each([
    ['24h', 1_699_913_600n],
    ['1h30m', 1_699_994_600n],
    ['-24h', 1_700_086_400n],
    ['1ns', 1_700_000_000n],
    ['600ms', 1_699_999_999n],
    ['0s', 1_700_000_000n],
    ['-0', 1_700_000_000n],
    // Before 1970, still towards the past.
    ['500000h', -100_000_000n],
    ['500000h0.6s', -100_000_001n],
  ])('%s is so long before now, in whole seconds', (text, seconds) => {
    expect(parseTimestamp(text, nowIn(0))).toBe(seconds * BILLION);
  });

  test.each([
    ['0', 0n],
    ['1136073600', 1_136_073_600_000_000_000n],
    ['1136073600.000000001', 1_136_073_600_000_000_001n],
    ['1136073600.5', 1_136_073_600_500_000_000n],
    ['1136073600.1234567891', 1_136_073_600_123_456_789n],
    ['+1', 1_000_000_000n],
    ['1.+5', 1_050_000_000n],
    ['20060102', 20_060_102_000_000_000n],
    ['9223372036854775807', 9_223_372_036_854_775_807_000_000_000n],
  ])('%s is seconds since 1970', (text, nanoseconds) => {
    expect(parseTimestamp(text, nowIn(0))).toBe(nanoseconds);
  });

  test('an empty text is no time', () => {
    expect(() => parseTimestamp('', nowIn(0))).toThrow(
      'failed to parse value as time or duration: ""',
    );
  });
});
