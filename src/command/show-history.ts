import { exactHistoryColumns, historyColumns } from '../format/history-columns.ts';
import { startList } from '../format/render-list.ts';
import { InvalidPlatformError } from '../model/errors.ts';
import { type Platform, parsePlatform } from '../model/platform.ts';
import type { ClientFacts, CommandContext } from './command-context.ts';
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
  const wanted = platform === '' ? {} : { platform: readPlatform(platform, surroundings.client) };
  const engine = await context.openEngine();
  const entries = await engine.history(name, { ...wanted, signal });
  const columns = human ? historyColumns : exactHistoryColumns;
  const list = startList({ format, quiet, columns, style: rowStyle(context, { truncate, human }) });
  list.add(entries);
  for (const chunk of list.finish()) await stdout.write(chunk);
}

function readPlatform(text: string, { architecture, os }: ClientFacts): Platform {
  try {
    return parsePlatform(text, architecture, os);
  } catch (error) {
    if (!(error instanceof InvalidPlatformError)) throw error;
    throw new InvalidPlatformError(`invalid platform: ${error.message}`, { cause: error });
  }
}
