import type { ImageEngine } from '../engine/engine.ts';
import {
  CancelledError,
  ImageCliError,
  NotFoundError,
  PartialFailureError,
} from '../model/errors.ts';
import { parsePlatform } from '../model/platform.ts';
import type { Removal } from '../model/removal.ts';
import type { CommandContext } from './command-context.ts';
import { printNotice } from './print-notice.ts';
import { printText } from './print-text.ts';

/** What `rmi` is asked for. */
export interface RemoveImagesOptions {
  readonly names: readonly string[];
  readonly force: boolean;
  readonly keepParents: boolean;
  readonly platforms: readonly string[];
}

/** Removes images one after the other; then rejects with all that failed, in order. */
export async function removeImages(
  context: CommandContext,
  { names, platforms, ...wishes }: RemoveImagesOptions,
): Promise<void> {
  const { architecture, os } = context.surroundings.client;
  const wanted = platforms.map((text) => parsePlatform(text, architecture, os));
  const engine = await context.openEngine();
  const options = { ...wishes, platforms: wanted, signal: context.signal };
  const failures: ImageCliError[] = [];
  for (const name of names) {
    try {
      await remove(context, () => engine.remove(name, options));
    } catch (error) {
      if (!(error instanceof ImageCliError) || error instanceof CancelledError) throw error;
      failures.push(error);
    }
  }
  await report(context, failures, wishes.force);
}

async function remove(
  context: CommandContext,
  call: () => ReturnType<ImageEngine['remove']>,
): Promise<void> {
  for (const removal of await call()) await printText(context.stdout, line(removal));
}

function line({ deleted, untagged }: Removal): string {
  return deleted === '' ? `Untagged: ${untagged}\n` : `Deleted: ${deleted}\n`;
}

/** By force it is no failure that an image is gone already. */
async function report(
  { stderr }: CommandContext,
  failures: readonly ImageCliError[],
  force: boolean,
): Promise<void> {
  if (failures.length === 0) return;
  const failure = new PartialFailureError(failures);
  const isHarmless = force && failures.every((one) => one instanceof NotFoundError);
  if (!isHarmless) throw failure;
  await printNotice(stderr, failure.message);
}
