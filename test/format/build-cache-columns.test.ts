import { describe, expect, test } from 'vitest';
import { buildCacheColumns, sortBuildCache } from '../../src/format/build-cache-columns.ts';
import type { RowStyle } from '../../src/format/row-style.ts';
import type { GoTime } from '../../src/go/go-type.ts';
import type { BuildCacheUsage } from '../../src/model/disk-usage.ts';
import { HEX, sampleRecord, sampleStyle, TWO_HOURS_AGO } from './samples.ts';

const created: GoTime = {
  seconds: BigInt(TWO_HOURS_AGO),
  nanoseconds: 5e8,
  offset: 7200,
  zone: '',
};

function cell(
  name: keyof typeof buildCacheColumns.columns,
  over: Partial<BuildCacheUsage>,
  style: Partial<RowStyle> = {},
): unknown {
  return buildCacheColumns.columns[name].value(sampleRecord(over), sampleStyle(style));
}

describe('columns of the build cache', () => {
  test.each([
    ['ID', {}, '0123456789ab'],
    ['ID', { inUse: true }, '0123456789ab*'],
    ['Parent', { parent: HEX }, '0123456789ab'],
    ['CacheType', {}, 'regular'],
    ['Description', { description: 'RUN make' }, 'RUN make'],
    ['Size', { size: 12_345 }, '12.3kB'],
    ['CreatedAt', {}, '2026-11-20 13:00:00 +0000 UTC'],
    ['CreatedAt', { created }, '2026-11-20 15:00:00.5 +0200 +0200'],
    ['CreatedSince', {}, '2 hours ago'],
    ['CreatedSince', { created }, '2 hours ago'],
    ['LastUsedAt', {}, ''],
    ['LastUsedSince', {}, ''],
    ['LastUsedAt', { lastUsed: created }, '2026-11-20 15:00:00.5 +0200 +0200'],
    ['LastUsedSince', { lastUsed: created }, '2 hours ago'],
    ['UsageCount', { usageCount: 3 }, '3'],
    ['InUse', {}, 'false'],
    ['Shared', { shared: true }, 'true'],
  ] as const)('%s, case %#', (name, over, shown) => {
    expect(cell(name, over)).toBe(shown);
  });

  test('IDs may be shown in full', () => {
    expect(cell('ID', { inUse: true }, { truncate: false })).toBe(`${HEX}*`);
  });

  test.each([
    [7200, 'EET', '2026-11-20 15:00:00.5 +0200 EET'],
    [3600, 'CET', '2026-11-20 15:00:00.5 +0200 +0200'],
  ])(
    'a time of the offset that the local zone %i has is told by its name',
    (offset, abbreviation, shown) => {
      const zone = { at: () => ({ offset, abbreviation }) };
      expect(cell('CreatedAt', { created }, { zone })).toBe(shown);
      // A zone that is known stays.
      expect(cell('CreatedAt', {}, { zone })).toBe('2026-11-20 13:00:00 +0000 UTC');
    },
  );
});

test('sortBuildCache() has what was used last at the end, and what was never used at the start', () => {
  const at = (seconds: number, nanoseconds = 0): GoTime => ({
    ...created,
    seconds: BigInt(seconds),
    nanoseconds,
  });
  const records = [
    sampleRecord({ id: 'e', lastUsed: at(9) }),
    sampleRecord({ id: 'd', lastUsed: at(5, 2) }),
    sampleRecord({ id: 'c', lastUsed: at(5, 1) }),
    sampleRecord({ id: 'b', lastUsed: at(5, 1) }),
    sampleRecord({ id: 'z' }),
    sampleRecord({ id: 'a' }),
  ];
  for (const given of [records, records.toReversed()]) {
    expect(sortBuildCache(given).map(({ id }) => id)).toEqual(['a', 'z', 'b', 'c', 'd', 'e']);
  }
});
