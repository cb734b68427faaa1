import type { DiskUsage } from '../model/disk-usage.ts';
import { type ColumnSet, defineColumns, type RowType } from './columns.ts';
import { humanSize } from './human-size.ts';

/** A line of `docker system df`: what all things of one kind take. */
export interface SpaceRow extends RowType {
  readonly type: string;
  readonly total: number;
  readonly active: number;
  readonly size: number;
  readonly reclaimable: number;
  /** Tell what part of it is reclaimable. */
  readonly withPercentage: boolean;
}

/** The fields of `docker system df`. */
export type SpaceColumn = 'Type' | 'TotalCount' | 'Active' | 'Size' | 'Reclaimable';

/** Columns of `docker system df`. https://github.com/docker/cli/blob/v28.2.2/cli/command/formatter/disk_usage.go */
export const spaceColumns: ColumnSet<SpaceRow, SpaceColumn> = defineColumns({
  goType: '*formatter.diskUsageImagesContext',
  typeOf: (row) => row,
  columns: {
    Type: {
      header: 'TYPE',
      doc: '`Images`, `Containers`, `Local Volumes` or `Build Cache`.',
      value: ({ type }) => type,
    },
    TotalCount: {
      header: 'TOTAL',
      doc: 'How many there are.',
      value: ({ total }) => String(total),
    },
    Active: {
      header: 'ACTIVE',
      doc: 'How many of them are in use.',
      value: ({ active }) => String(active),
    },
    Size: { header: 'SIZE', doc: 'What they take.', value: ({ size }) => humanSize(size, 4) },
    Reclaimable: {
      header: 'RECLAIMABLE',
      doc: 'What could be had back, and the part of the size that is: `1.2GB (99%)`.',
      value: reclaimableText,
    },
  },
  table: ['Type', 'TotalCount', 'Active', 'Size', 'Reclaimable'],
  quiet: 'Type',
  raw: [
    ['type', 'Type'],
    ['total', 'TotalCount'],
    ['active', 'Active'],
    ['size', 'Size'],
    ['reclaimable', 'Reclaimable'],
  ],
});

/** The four lines, always in this order. */
export function spaceRows(usage: DiskUsage): readonly SpaceRow[] {
  return [imageSpace(usage), containerSpace(usage), volumeSpace(usage), buildCacheSpace(usage)];
}

/** Bytes of the build cache: what is shared counts for images. */
export function buildCacheSize({ buildCache }: DiskUsage): number {
  return sum(buildCache, ({ shared, size }) => (shared ? 0 : size));
}

function reclaimableText({ size, reclaimable, withPercentage }: SpaceRow): string {
  const text = humanSize(reclaimable, 4);
  if (!withPercentage || size <= 0) return text;
  return `${text} (${(BigInt(reclaimable) * 100n) / BigInt(size)}%)`;
}

function imageSpace({ images, layersSize }: DiskUsage): SpaceRow {
  const used = sum(images, ({ containers, size, sharedSize }) =>
    containers === 0 || size === -1 || sharedSize === -1 ? 0 : size - sharedSize,
  );
  return {
    type: 'Images',
    goType: '*formatter.diskUsageImagesContext',
    unexported: ['totalSize', 'images'],
    total: images.length,
    active: count(images, ({ containers }) => containers > 0),
    size: layersSize,
    reclaimable: layersSize - used,
    withPercentage: true,
  };
}

const ACTIVE_STATES: ReadonlySet<string> = new Set(['running', 'paused', 'restarting']);

function containerSpace({ containers }: DiskUsage): SpaceRow {
  return {
    type: 'Containers',
    goType: '*formatter.diskUsageContainersContext',
    unexported: ['containers'],
    total: containers.length,
    active: count(containers, ({ state }) => ACTIVE_STATES.has(state)),
    size: sum(containers, ({ size }) => size),
    reclaimable: sum(containers, ({ state, size }) => (ACTIVE_STATES.has(state) ? 0 : size)),
    withPercentage: true,
  };
}

function volumeSpace({ volumes }: DiskUsage): SpaceRow {
  const known = volumes.flatMap(({ usage }) => (usage === null ? [] : [usage]));
  const measured = known.filter(({ size }) => size !== -1);
  return {
    type: 'Local Volumes',
    goType: '*formatter.diskUsageVolumesContext',
    unexported: ['volumes'],
    total: volumes.length,
    active: count(known, ({ references }) => references > 0),
    size: sum(measured, ({ size }) => size),
    reclaimable: sum(measured, ({ references, size }) => (references === 0 ? size : 0)),
    withPercentage: true,
  };
}

function buildCacheSpace(usage: DiskUsage): SpaceRow {
  const { buildCache } = usage;
  const size = buildCacheSize(usage);
  const inUse = sum(buildCache, (record) => (record.inUse && !record.shared ? record.size : 0));
  return {
    type: 'Build Cache',
    goType: '*formatter.diskUsageBuilderContext',
    unexported: ['builderSize', 'buildCache'],
    total: buildCache.length,
    active: count(buildCache, (record) => record.inUse),
    size,
    reclaimable: size - inUse,
    withPercentage: false,
  };
}

function sum<T>(list: readonly T[], size: (one: T) => number): number {
  return list.reduce((total, one) => total + size(one), 0);
}

function count<T>(list: readonly T[], counts: (one: T) => boolean): number {
  return list.filter(counts).length;
}
