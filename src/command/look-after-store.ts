import { humanSize } from '../format/human-size.ts';
import type { CommandContext } from './command-context.ts';
import { openUpkeep } from './open-upkeep.ts';
import { printText } from './print-text.ts';

/** Removes what nobody needs, and tells how much that was. */
export async function collectGarbage(context: CommandContext, all: boolean): Promise<void> {
  const upkeep = await openUpkeep(context);
  const { files, freed } = await upkeep.collectGarbage({ all, signal: context.signal });
  const things = `${files} ${files === 1 ? 'file' : 'files'}`;
  await printText(context.stdout, `Removed ${things}, ${humanSize(freed, 4)}\n`);
}

/** Prints where the store lies. */
export async function printStorePath(context: CommandContext): Promise<void> {
  const { path } = await openUpkeep(context);
  await printText(context.stdout, `${path}\n`);
}

/** Prints what the store takes up. */
export async function showStoreUsage(context: CommandContext, json: boolean): Promise<void> {
  const upkeep = await openUpkeep(context);
  const usage = await upkeep.usage({ signal: context.signal });
  if (json) return context.stdout.write(`${JSON.stringify(usage)}\n`);
  const { images, unused, ingest, records, free } = usage;
  const rows: readonly (readonly [string, number])[] = [
    ['Images', images],
    ['Unused content', unused],
    ['Downloads', ingest],
    ['Records', records],
    ...(free === null ? [] : [['Free', free] as const]),
  ];
  const lines = rows.map(([name, size]) => `${name.padEnd(17)}${humanSize(size, 4)}\n`);
  await context.stdout.write(lines.join(''));
}
