import type { RowStyle } from '../../src/format/row-style.ts';
import { UTC } from '../../src/go/utc.ts';
import type { BuildCacheUsage, ContainerUsage, VolumeUsage } from '../../src/model/disk-usage.ts';
import type { HistoryEntry, ImageSummary } from '../../src/model/image.ts';

/** What every sample's age is told from. */
export const NOW: Date = new Date('2026-11-20T15:00:00Z');
/** Two hours before. */
export const TWO_HOURS_AGO: number = NOW.getTime() / 1000 - 7200;
/** Hex digits enough for any ID. */
export const HEX: string = '0123456789abcdef'.repeat(4);

/** How a pipe's cells are written. */
export function sampleStyle(over: Partial<RowStyle> = {}): RowStyle {
  return {
    truncate: true,
    human: true,
    now: NOW,
    zone: UTC,
    wideAmbiguous: false,
    escapeControls: false,
    ...over,
  };
}

/** acme/web:1.0, two hours old. */
export function sampleImage(over: Partial<ImageSummary> = {}): ImageSummary {
  return {
    id: `sha256:${HEX}`,
    repoTags: ['acme/web:1.0'],
    repoDigests: [],
    created: TWO_HOURS_AGO,
    size: 123_456_789,
    sharedSize: -1,
    containers: -1,
    manifests: null,
    ...over,
  };
}

/** One step of an image's history. */
export function sampleEntry(over: Partial<HistoryEntry> = {}): HistoryEntry {
  return {
    id: `sha256:${HEX}`,
    created: TWO_HOURS_AGO,
    createdBy: 'RUN make',
    size: 7_415_999,
    comment: 'buildkit',
    tags: [],
    ...over,
  };
}

/** A running container. */
export function sampleContainer(over: Partial<ContainerUsage> = {}): ContainerUsage {
  return {
    id: HEX,
    names: ['/web'],
    image: 'nginx',
    imageId: `sha256:${HEX}`,
    command: 'sh',
    created: TWO_HOURS_AGO,
    state: 'running',
    status: 'Up 2 hours',
    size: 12,
    labels: new Map(),
    ports: [],
    mounts: [],
    networks: [],
    platform: null,
    ...over,
  };
}

/** A volume that one container uses. */
export function sampleVolume(over: Partial<VolumeUsage> = {}): VolumeUsage {
  return {
    name: 'data',
    driver: 'local',
    scope: 'local',
    mountpoint: '/var/lib/docker/volumes/data/_data',
    labels: new Map(),
    usage: { references: 1, size: 2048 },
    cluster: null,
    ...over,
  };
}

/** A record of the build cache that was never used. */
export function sampleRecord(over: Partial<BuildCacheUsage> = {}): BuildCacheUsage {
  return {
    id: HEX,
    parent: '',
    type: 'regular',
    description: '',
    inUse: false,
    shared: false,
    size: 4096,
    created: { seconds: BigInt(TWO_HOURS_AGO), nanoseconds: 0, offset: 0, zone: 'UTC' },
    lastUsed: null,
    usageCount: 0,
    ...over,
  };
}
