import type { VolumeUsage } from '../model/disk-usage.ts';
import { type ColumnSet, defineColumns } from './columns.ts';
import { humanSize } from './human-size.ts';
import { labelsText } from './labels-text.ts';

/** The fields of volumes. */
export type VolumeColumn =
  | 'Name'
  | 'Driver'
  | 'Scope'
  | 'Mountpoint'
  | 'Labels'
  | 'Links'
  | 'Size'
  | 'Group'
  | 'Availability'
  | 'Status';

const UNKNOWN = 'N/A';

/** Columns of volumes. https://github.com/docker/cli/blob/v28.2.2/cli/command/formatter/volume.go */
export const volumeColumns: ColumnSet<VolumeUsage, VolumeColumn> = defineColumns({
  goType: '*formatter.volumeContext',
  unexported: ['v'],
  columns: {
    Name: { header: 'VOLUME NAME', doc: 'The name of the volume.', value: ({ name }) => name },
    Driver: { header: 'DRIVER', doc: 'What keeps it: `local`.', value: ({ driver }) => driver },
    Scope: {
      header: 'SCOPE',
      doc: 'How far it reaches: `local` or `global`.',
      value: ({ scope }) => scope,
    },
    Mountpoint: {
      header: 'MOUNTPOINT',
      doc: 'The folder that it lies in.',
      value: ({ mountpoint }) => mountpoint,
    },
    Labels: {
      header: 'LABELS',
      doc: 'All its labels, as `KEY=VALUE`, parted by commas.',
      value: ({ labels }) => labelsText(labels),
    },
    Links: {
      header: 'LINKS',
      doc: 'How many containers use it; `N/A` where that was not counted.',
      value: ({ usage }) => (usage === null ? UNKNOWN : String(usage.references)),
    },
    Size: {
      header: 'SIZE',
      doc: 'What it takes; `N/A` where that was not measured.',
      value: ({ usage }) => (usage === null ? UNKNOWN : humanSize(usage.size, 4)),
    },
    Group: {
      header: 'GROUP',
      doc: 'The group of a volume of a cluster; else `N/A`.',
      value: ({ cluster }) => cluster?.group ?? UNKNOWN,
    },
    Availability: {
      header: 'AVAILABILITY',
      doc: 'Whether a volume of a cluster is to be had; else `N/A`.',
      value: ({ cluster }) => cluster?.availability ?? UNKNOWN,
    },
    Status: {
      header: 'STATUS',
      doc: 'The state of a volume of a cluster; else `N/A`.',
      value: statusText,
    },
  },
  methods: { Label: ({ labels }, name) => labels.get(name) ?? '' },
  table: ['Name', 'Links', 'Size'],
  quiet: 'Name',
  raw: [
    ['name', 'Name'],
    ['driver', 'Driver'],
  ],
});

function statusText({ cluster }: VolumeUsage): string {
  if (cluster === null) return UNKNOWN;
  if (!cluster.exists) return 'pending creation';
  if (cluster.nodes === 0) return 'created';
  return `in use (${cluster.nodes} ${cluster.nodes === 1 ? 'node' : 'nodes'})`;
}
