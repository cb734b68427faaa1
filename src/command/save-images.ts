import { UsageError } from '../model/errors.ts';
import type { CommandContext } from './command-context.ts';
import { openArchiveFile } from './archive-file.ts';
import { readPlatform } from './read-platform.ts';

/** What `save` is asked for. Texts are '' when not given. */
export interface SaveImagesOptions {
  readonly names: readonly string[];
  readonly output: string;
  readonly platform: string;
}

/** Writes images into an archive: a file, or standard output. */
export async function saveImages(
  context: CommandContext,
  { names, output, platform }: SaveImagesOptions,
): Promise<void> {
  const { stdout, surroundings, signal } = context;
  const options = { ...readPlatform(platform, surroundings.client), signal };
  if (output === '' && stdout.isTerminal) {
    const advice = 'Use the -o flag or redirect';
    throw new UsageError(`cowardly refusing to save to a terminal. ${advice}`, 1);
  }
  if (output === '') {
    const engine = await context.openEngine();
    for await (const bytes of engine.save(names, options)) await stdout.write(bytes);
    return;
  }
  const file = await openArchiveFile(output);
  try {
    const engine = await context.openEngine();
    for await (const bytes of engine.save(names, options)) await file.write(bytes);
    signal.throwIfAborted();
    await file.commit();
  } finally {
    await file.discard();
  }
}
