import { shortId } from '../model/digest.ts';
import { type ColumnSet, defineColumns } from './columns.ts';
import { timestampText } from './go-time-text.ts';
import { humanDuration } from './human-duration.ts';
import { humanSize } from './human-size.ts';
import type { ImageRow } from './image-rows.ts';
import type { RowStyle } from './row-style.ts';

/** The fields of image lists, in `--format` and in JSON. */
export type ImageColumn =
  | 'ID'
  | 'Repository'
  | 'Tag'
  | 'Digest'
  | 'CreatedSince'
  | 'CreatedAt'
  | 'Size'
  | 'Containers'
  | 'VirtualSize'
  | 'SharedSize'
  | 'UniqueSize';

const UNKNOWN = 'N/A';
const NO_TIME = -62_135_596_800; // seconds; Go's zero time is the start of year 1

/** Columns of `docker images`. https://github.com/docker/cli/blob/v28.2.2/cli/command/formatter/image.go */
export const imageColumns: ColumnSet<ImageRow, ImageColumn> = defineColumns({
  goType: '*formatter.imageContext',
  unexported: ['trunc', 'i', 'repo', 'tag', 'digest'],
  columns: {
    ID: {
      header: 'IMAGE ID',
      doc: 'The ID of the image, the digest of its configuration: twelve digits of it, or all with `--no-trunc`.',
      value: ({ image }, { truncate }) => (truncate ? shortId(image.id) : image.id),
    },
    Repository: {
      header: 'REPOSITORY',
      doc: 'The name without tag and digest; `<none>` for an image without a name.',
      value: ({ repository }) => repository,
    },
    Tag: { header: 'TAG', doc: 'The tag; `<none>` without one.', value: ({ tag }) => tag },
    Digest: {
      header: 'DIGEST',
      doc: 'The digest by which a registry knows it; `<none>` where none does.',
      value: ({ digest }) => digest,
    },
    CreatedSince: {
      header: 'CREATED',
      doc: 'How long ago it was made: `3 weeks ago`.',
      value: createdSince,
      whenEmpty: UNKNOWN,
    },
    CreatedAt: {
      header: 'CREATED AT',
      doc: 'When it was made: `2026-11-20 15:00:00 +0000 UTC`.',
      value: ({ image }, { zone }) => timestampText(image.created, zone),
    },
    Size: {
      header: 'SIZE',
      doc: 'What its layers take, unpacked, with three digits: `187MB`.',
      value: ({ image }) => humanSize(image.size, 3),
    },
    Containers: {
      header: 'CONTAINERS',
      doc: 'How many containers use it; `N/A` where that was not counted, as in most lists.',
      value: ({ image }) => known(image.containers, String),
    },
    VirtualSize: {
      header: 'SIZE',
      doc: 'The same as Size with four digits; a name from older times.',
      value: ({ image }) => humanSize(image.size, 4),
    },
    SharedSize: {
      header: 'SHARED SIZE',
      doc: 'What it shares with other images; `N/A` where that was not measured.',
      value: ({ image }) => known(image.sharedSize, size),
    },
    UniqueSize: {
      header: 'UNIQUE SIZE',
      doc: 'What it takes for itself alone; `N/A` where that was not measured.',
      value: uniqueSize,
    },
  },
  table: ['Repository', 'Tag', 'ID', 'CreatedSince', 'Size'],
  quiet: 'ID',
  raw: [
    ['repository', 'Repository'],
    ['tag', 'Tag'],
    ['image_id', 'ID'],
    ['created_at', 'CreatedAt'],
    ['virtual_size', 'Size'],
  ],
});

/** The same, for lists that are to show digests. */
export const imageColumnsWithDigests: ColumnSet<ImageRow, ImageColumn> = defineColumns({
  ...imageColumns,
  table: ['Repository', 'Tag', 'Digest', 'ID', 'CreatedSince', 'Size'],
  raw: [
    ['repository', 'Repository'],
    ['tag', 'Tag'],
    ['digest', 'Digest'],
    ['image_id', 'ID'],
    ['created_at', 'CreatedAt'],
    ['virtual_size', 'Size'],
  ],
});

/** The same, for what images take up. */
export const usageImageColumns: ColumnSet<ImageRow, ImageColumn> = defineColumns({
  ...imageColumns,
  columns: {
    ...imageColumns.columns,
    CreatedSince: {
      header: 'CREATED',
      doc: 'How long ago it was made: `3 weeks ago`; empty where that is not known.',
      value: createdSince,
    },
  },
  table: [
    'Repository',
    'Tag',
    'ID',
    'CreatedSince',
    'Size',
    'SharedSize',
    'UniqueSize',
    'Containers',
  ],
});

function createdSince({ image }: ImageRow, { now }: RowStyle): string {
  if (image.created === NO_TIME) return '';
  return `${humanDuration(now.getTime() / 1000 - image.created)} ago`;
}

function uniqueSize({ image }: ImageRow): string {
  const isKnown = image.size !== -1 && image.sharedSize !== -1;
  return isKnown ? size(image.size - image.sharedSize) : UNKNOWN;
}

function known(count: number, text: (count: number) => string): string {
  return count === -1 ? UNKNOWN : text(count);
}

function size(bytes: number): string {
  return humanSize(bytes, 4);
}
