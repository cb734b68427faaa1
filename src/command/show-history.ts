import { exactHistoryColumns, historyColumns } from '../format/history-columns.ts';
import { startList } from '../format/render-list.ts';
import type { CommandContext } from './command-context.ts';
import { readPlatform } from './read-platform.ts';
import { rowStyle } from './row-style.ts';

/** What `history` is asked for. Texts are '' when not given. */
export interface ShowHistoryOptions {
  readonly name: string;
  readonly format: string;
  readonly human: boolean;
  readonly truncate: boolean;
  readonly platform: string;
  readonly quiet: boolean;
}

/** Prints the steps of an image, newest first. */
export async function showHistory(
  context: CommandContext,
  { name, format, human, truncate, platform, quiet }: ShowHistoryOptions,
): Promise<void> {
  const { signal, stdout, surroundings } = context;
  const wanted = readPlatform(platform, surroundings.client);
  const engine = await context.openEngine();
  const entries = await engine.history(name, { ...wanted, signal });
  const columns = human ? historyColumns : exactHistoryColumns;
  const list = startList({ format, quiet, columns, style: rowStyle(context, { truncate, human }) });
  list.add(entries);
  for (const chunk of list.finish()) await stdout.write(chunk);
}
