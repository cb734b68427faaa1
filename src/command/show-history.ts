import type { CommandContext } from './command-context.ts';
import { readPlatform } from './read-platform.ts';
import { underWay } from './start-early.ts';

/** What `history` is asked for. Texts are '' when not given. */
export interface ShowHistoryOptions {
  readonly name: string;
  readonly format: string;
  readonly human: boolean;
  readonly truncate: boolean;
  readonly platform: string;
  readonly quiet: boolean;
}

/** Prints the steps of an image, newest first. What prints them is loaded while the engine is busy. */
export async function showHistory(
  context: CommandContext,
  { name, platform, ...options }: ShowHistoryOptions,
): Promise<void> {
  const { signal, surroundings } = context;
  const wanted = readPlatform(platform, surroundings.client);
  const engine = await context.openEngine();
  const asked = await underWay(engine.history(name, { ...wanted, signal }));
  const { printHistory } = await import('./print-history.ts');
  await printHistory(context, options, await asked());
}
