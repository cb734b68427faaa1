import { quote } from '../go/quote.ts';
import { shortId } from '../model/digest.ts';
import type { ContainerUsage } from '../model/disk-usage.ts';
import { familiarString, parseReferenceOrNull } from '../model/reference.ts';
import { type ColumnSet, defineColumns } from './columns.ts';
import { portsText } from './container-ports.ts';
import { ellipsis } from './ellipsis.ts';
import { timestampText } from './go-time-text.ts';
import { humanDuration } from './human-duration.ts';
import { humanSize } from './human-size.ts';
import { platformValue } from './platform-value.ts';
import { labelsText } from './labels-text.ts';
import type { RowStyle } from './row-style.ts';

/** The fields of containers, as far as `docker system df -v` has them. */
export type ContainerColumn =
  | 'ID'
  | 'Names'
  | 'Image'
  | 'Command'
  | 'CreatedAt'
  | 'RunningFor'
  | 'Platform'
  | 'Ports'
  | 'State'
  | 'Status'
  | 'Size'
  | 'Labels'
  | 'Mounts'
  | 'LocalVolumes'
  | 'Networks';

const LONGEST_COMMAND = 20; // columns
const LONGEST_MOUNT = 15; // columns
const NO_IMAGE = '<no image>';

/** Columns of containers. https://github.com/docker/cli/blob/v28.2.2/cli/command/formatter/container.go */
export const containerColumns: ColumnSet<ContainerUsage, ContainerColumn> = defineColumns({
  goType: '*formatter.ContainerContext',
  unexported: ['trunc', 'c'],
  columns: {
    ID: {
      header: 'CONTAINER ID',
      doc: 'The ID of the container, twelve digits of it.',
      value: ({ id }, { truncate }) => (truncate ? shortId(id) : id),
    },
    Names: {
      header: 'NAMES',
      doc: 'Its name; all of its names, parted by commas, where nothing is shortened.',
      value: names,
    },
    Image: { header: 'IMAGE', doc: 'The image that it was made of.', value: imageText },
    Command: {
      header: 'COMMAND',
      doc: 'What it runs, in quotes.',
      value: ({ command }, { truncate }) =>
        quote(truncate ? ellipsis(command, LONGEST_COMMAND) : command),
    },
    CreatedAt: {
      header: 'CREATED AT',
      doc: 'When it was made.',
      value: ({ created }, { zone }) => timestampText(created, zone),
    },
    RunningFor: {
      header: 'CREATED',
      doc: 'How long ago it was made.',
      value: ({ created }, { now }) => `${humanDuration(now.getTime() / 1000 - created)} ago`,
    },
    Platform: {
      header: 'PLATFORM',
      doc: 'The platform that it runs on, if the engine says.',
      value: ({ platform }) => platformValue(platform),
    },
    Ports: {
      header: 'PORTS',
      doc: 'Its ports and where they are open: `0.0.0.0:80->8080/tcp`.',
      value: ({ ports }) => portsText(ports),
    },
    State: {
      header: 'STATE',
      doc: '`created`, `running`, `paused`, `restarting`, `exited`, `dead`, ...',
      value: ({ state }) => state,
    },
    Status: {
      header: 'STATUS',
      doc: 'The same in a sentence: `Up 3 hours`.',
      value: ({ status }) => status,
    },
    Size: { header: 'SIZE', doc: 'What it has written.', value: ({ size }) => humanSize(size, 3) },
    Labels: {
      header: 'LABELS',
      doc: 'All its labels, as `KEY=VALUE`, parted by commas.',
      value: ({ labels }) => labelsText(labels),
    },
    Mounts: {
      header: 'MOUNTS',
      doc: 'The volumes and folders that are mounted in it.',
      value: mounts,
    },
    LocalVolumes: {
      header: 'LOCAL VOLUMES',
      doc: 'How many volumes of this machine are mounted in it.',
      value: (container) =>
        String(container.mounts.filter(({ driver }) => driver === 'local').length),
    },
    Networks: {
      header: 'NETWORKS',
      doc: 'The networks that it is in.',
      value: ({ networks }) => networks.join(','),
    },
  },
  methods: { Label: ({ labels }, name) => labels.get(name) ?? '' },
  table: ['ID', 'Image', 'Command', 'LocalVolumes', 'Size', 'RunningFor', 'Status', 'Names'],
  quiet: 'ID',
  raw: [
    ['container_id', 'ID'],
    ['image', 'Image'],
    ['command', 'Command'],
    ['created_at', 'CreatedAt'],
    ['state', 'State', 'tight'],
    ['status', 'Status', 'tight'],
    ['names', 'Names'],
    ['labels', 'Labels', 'tight'],
    ['ports', 'Ports', 'tight'],
    ['size', 'Size'],
  ],
});

/** Each without what stands before it; only one that is no link, where room is short. */
function names({ names: all }: ContainerUsage, { truncate }: RowStyle): string {
  const plain = all.map((name) => name.slice(1));
  const own = truncate ? plain.find((name) => !name.includes('/')) : undefined;
  return own ?? plain.join(',');
}

function imageText({ image, imageId }: ContainerUsage, { truncate }: RowStyle): string {
  if (image === '') return NO_IMAGE;
  if (!truncate) return image;
  const id = shortId(imageId);
  if (id === shortId(image)) return id;
  const reference = parseReferenceOrNull(image);
  if (reference === null) return image;
  const { domain, path, tag } = reference;
  return familiarString(tag === undefined ? { domain, path } : { domain, path, tag });
}

function mounts(container: ContainerUsage, { truncate }: RowStyle): string {
  return container.mounts
    .map(({ name, source }) => name || source)
    .map((text) => (truncate ? ellipsis(text, LONGEST_MOUNT) : text))
    .join(',');
}
