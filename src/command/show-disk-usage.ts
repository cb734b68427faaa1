import {
  renderSpace,
  renderUsageTables,
  renderUsageTemplate,
} from '../format/render-disk-usage.ts';
import type { CommandContext } from './command-context.ts';
import { rowStyle } from './row-style.ts';

/** What `system df` is asked for. */
export interface ShowDiskUsageOptions {
  /** The --format; '' when not given. */
  readonly format: string;
  readonly verbose: boolean;
}

/** Prints what takes up disk space. */
export async function showDiskUsage(
  context: CommandContext,
  { format, verbose }: ShowDiskUsageOptions,
): Promise<void> {
  const { stdout, signal } = context;
  const engine = await context.openEngine();
  const usage = await engine.diskUsage({ signal });
  const style = rowStyle(context, { truncate: true, human: true });
  if (!verbose) return stdout.write(renderSpace(usage, format, style));
  if (format === '' || format === 'table') return stdout.write(renderUsageTables(usage, style));
  const { text, failure } = renderUsageTemplate(usage, format, style);
  await stdout.write(text);
  if (failure !== null) throw failure;
}
