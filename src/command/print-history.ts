import { exactHistoryColumns, historyColumns } from '../format/history-columns.ts';
import { startList } from '../format/render-list.ts';
import type { HistoryEntry } from '../model/image.ts';
import type { CommandContext } from './command-context.ts';
import { rowStyle } from './row-style.ts';

/** What a history is to look like. */
export interface HistoryLook {
  /** '' when not given. */
  readonly format: string;
  readonly human: boolean;
  readonly truncate: boolean;
  readonly quiet: boolean;
}

/** Prints steps in the order in which they come. */
export async function printHistory(
  context: CommandContext,
  { format, human, truncate, quiet }: HistoryLook,
  entries: readonly HistoryEntry[],
): Promise<void> {
  const columns = human ? historyColumns : exactHistoryColumns;
  const list = startList({ format, quiet, columns, style: rowStyle(context, { truncate, human }) });
  list.add(entries);
  for (const chunk of list.finish()) await context.stdout.write(chunk);
}
