import { compareStrings } from '../go/compare-strings.ts';
import { goTimeString } from '../go/go-time.ts';
import type { GoTime } from '../go/go-type.ts';
import type { TimeZone } from '../go/time-zone.ts';
import { shortId } from '../model/digest.ts';
import type { BuildCacheUsage } from '../model/disk-usage.ts';
import { type ColumnSet, defineColumns } from './columns.ts';
import { humanDuration } from './human-duration.ts';
import { humanSize } from './human-size.ts';
import type { RowStyle } from './row-style.ts';

/** The fields of the build cache. */
export type BuildCacheColumn =
  | 'ID'
  | 'Parent'
  | 'CacheType'
  | 'Description'
  | 'Size'
  | 'CreatedAt'
  | 'CreatedSince'
  | 'LastUsedAt'
  | 'LastUsedSince'
  | 'UsageCount'
  | 'InUse'
  | 'Shared';

/** Columns of the build cache. https://github.com/docker/cli/blob/v28.2.2/cli/command/formatter/buildcache.go */
export const buildCacheColumns: ColumnSet<BuildCacheUsage, BuildCacheColumn> = defineColumns({
  goType: '*formatter.buildCacheContext',
  unexported: ['trunc', 'v'],
  columns: {
    ID: {
      header: 'CACHE ID',
      doc: 'The ID of the record, twelve digits of it; a `*` behind it says that it is in use.',
      value: idText,
    },
    Parent: {
      header: 'PARENT',
      doc: 'The record that it was made from.',
      value: ({ parent }, { truncate }) => (truncate ? shortId(parent) : parent),
    },
    CacheType: {
      header: 'CACHE TYPE',
      doc: 'What it holds: `regular`, `source.local`, `exec.cachemount`, ...',
      value: ({ type }) => type,
    },
    Description: {
      header: 'DESCRIPTION',
      doc: 'What the builder says of it.',
      value: ({ description }) => description,
    },
    Size: { header: 'SIZE', doc: 'What it takes.', value: ({ size }) => humanSize(size, 3) },
    CreatedAt: {
      header: 'CREATED AT',
      doc: 'When it was made.',
      value: ({ created }, { zone }) => timeText(created, zone),
    },
    CreatedSince: {
      header: 'CREATED',
      doc: 'How long ago it was made.',
      value: ({ created }, { now }) => since(created, now),
    },
    LastUsedAt: {
      header: 'LAST USED AT',
      doc: 'When it was last used; empty for never.',
      value: ({ lastUsed }, { zone }) => (lastUsed === null ? '' : timeText(lastUsed, zone)),
    },
    LastUsedSince: {
      header: 'LAST USED',
      doc: 'How long ago it was last used; empty for never.',
      value: ({ lastUsed }, { now }) => (lastUsed === null ? '' : since(lastUsed, now)),
    },
    UsageCount: {
      header: 'USAGE',
      doc: 'How often it was used.',
      value: ({ usageCount }) => String(usageCount),
    },
    InUse: {
      header: 'IN USE',
      doc: '`true` while a build uses it.',
      value: ({ inUse }) => String(inUse),
    },
    Shared: {
      header: 'SHARED',
      doc: '`true` if an image has it, too.',
      value: ({ shared }) => String(shared),
    },
  },
  table: ['ID', 'CacheType', 'Size', 'CreatedSince', 'LastUsedSince', 'UsageCount', 'Shared'],
  quiet: 'ID',
  raw: [
    ['build_cache_id', 'ID'],
    ['parent_id', 'Parent'],
    ['build_cache_type', 'CacheType'],
    ['description', 'Description'],
    ['created_at', 'CreatedAt'],
    ['created_since', 'CreatedSince'],
    ['last_used_at', 'LastUsedAt'],
    ['last_used_since', 'LastUsedSince'],
    ['usage_count', 'UsageCount'],
    ['in_use', 'InUse'],
    ['shared', 'Shared'],
  ],
});

/** By their last use, what was never used first; then by their IDs. */
export function sortBuildCache(records: readonly BuildCacheUsage[]): readonly BuildCacheUsage[] {
  return records.toSorted((a, b) => {
    const [left, right] = [nanoseconds(a.lastUsed), nanoseconds(b.lastUsed)];
    if (left === right) return compareStrings(a.id, b.id);
    if (left === null) return -1;
    return right !== null && left < right ? -1 : 1;
  });
}

function nanoseconds(time: GoTime | null): bigint | null {
  return time === null ? null : time.seconds * 1_000_000_000n + BigInt(time.nanoseconds);
}

function idText({ id, inUse }: BuildCacheUsage, { truncate }: RowStyle): string {
  return (truncate ? shortId(id) : id) + (inUse ? '*' : '');
}

/** Where only its offset is known, a time has the name of the local zone, if that has the same offset then. */
function timeText(time: GoTime, zone: TimeZone): string {
  if (time.zone !== '') return goTimeString(time);
  const { offset, abbreviation } = zone.at(Number(time.seconds));
  return goTimeString(offset === time.offset ? { ...time, zone: abbreviation } : time);
}

function since(time: GoTime, now: Date): string {
  const seconds = Number(time.seconds) + time.nanoseconds / 1e9;
  return `${humanDuration(now.getTime() / 1000 - seconds)} ago`;
}
