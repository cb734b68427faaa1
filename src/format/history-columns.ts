import { shortId } from '../model/digest.ts';
import type { HistoryEntry } from '../model/image.ts';
import { type ColumnSet, defineColumns } from './columns.ts';
import { ellipsis } from './ellipsis.ts';
import { rfc3339Text } from './go-time-text.ts';
import { humanDuration } from './human-duration.ts';
import { humanSize } from './human-size.ts';
import type { RowStyle } from './row-style.ts';

/** The fields of histories, in `--format` and in JSON. */
export type HistoryColumn = 'ID' | 'CreatedSince' | 'CreatedAt' | 'CreatedBy' | 'Size' | 'Comment';

const LONGEST_COMMAND = 45; // columns
// Builders that mean no time write some moment before; docker's cut is 1 January 2000.
const FIRST_BELIEVABLE = 946_684_800; // seconds since 1970 UTC

/** Columns of `docker history`. https://github.com/docker/cli/blob/v28.2.2/cli/command/image/formatter_history.go */
export const historyColumns: ColumnSet<HistoryEntry, HistoryColumn> = defineColumns({
  goType: '*image.historyContext',
  unexported: ['trunc', 'human', 'h'],
  columns: {
    ID: {
      header: 'IMAGE',
      doc: 'The ID of the image that this step made; `<missing>` where it is not known.',
      value: ({ id }, { truncate }) => (truncate ? shortId(id) : id),
    },
    CreatedSince: {
      header: 'CREATED',
      doc: 'How long ago the step was: `2 days ago`. `N/A` for a date before the year 2000. With `--human=false` the date.',
      value: createdSince,
    },
    CreatedAt: {
      header: 'CREATED AT',
      doc: 'When it was: `2026-11-20T15:00:00Z`.',
      value: createdAt,
    },
    CreatedBy: {
      header: 'CREATED BY',
      doc: 'The instruction, at most 45 columns of it unless `--no-trunc` is given.',
      value: createdBy,
    },
    Size: {
      header: 'SIZE',
      doc: 'What it added: `7.42MB`. With `--human=false` in bytes.',
      value: ({ size }, { human }) => (human ? humanSize(size, 3) : String(size)),
    },
    Comment: {
      header: 'COMMENT',
      doc: 'A remark of the builder.',
      value: ({ comment }) => comment,
    },
  },
  table: ['ID', 'CreatedSince', 'CreatedBy', 'Size', 'Comment'],
  quiet: 'ID',
});

/** The same, for --human=false. */
export const exactHistoryColumns: ColumnSet<HistoryEntry, HistoryColumn> = defineColumns({
  ...historyColumns,
  table: ['ID', 'CreatedAt', 'CreatedBy', 'Size', 'Comment'],
});

function createdSince(entry: HistoryEntry, style: RowStyle): string {
  if (!style.human) return createdAt(entry, style);
  if (entry.created <= FIRST_BELIEVABLE) return 'N/A';
  return `${humanDuration(style.now.getTime() / 1000 - entry.created)} ago`;
}

function createdAt({ created }: HistoryEntry, { zone }: RowStyle): string {
  return rfc3339Text(created, zone);
}

function createdBy(entry: HistoryEntry, { truncate }: RowStyle): string {
  const command = entry.createdBy.replaceAll('\t', ' ');
  return truncate ? ellipsis(command, LONGEST_COMMAND) : command;
}
