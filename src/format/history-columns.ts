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
    ID: { header: 'IMAGE', value: ({ id }, { truncate }) => (truncate ? shortId(id) : id) },
    CreatedSince: { header: 'CREATED', value: createdSince },
    CreatedAt: { header: 'CREATED AT', value: createdAt },
    CreatedBy: { header: 'CREATED BY', value: createdBy },
    Size: {
      header: 'SIZE',
      value: ({ size }, { human }) => (human ? humanSize(size, 3) : String(size)),
    },
    Comment: { header: 'COMMENT', value: ({ comment }) => comment },
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
