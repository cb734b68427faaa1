import { UsageError } from '../model/errors.ts';
import type { CommandContext } from './command-context.ts';
import { openFileBytes } from './file-bytes.ts';
import { readPlatform } from './read-platform.ts';
import { showProgress } from './show-progress.ts';

/** What `load` is asked for. Texts are '' when not given. */
export interface LoadImagesOptions {
  readonly input: string;
  readonly platform: string;
  readonly quiet: boolean;
}

/** Gives the engine the images of an archive. */
export async function loadImages(
  context: CommandContext,
  { input, platform, quiet }: LoadImagesOptions,
): Promise<void> {
  const { stdin, stdout, surroundings, signal } = context;
  if (input === '' && stdin.isTerminal) {
    throw new UsageError('requested load from stdin, but stdin is empty', 1);
  }
  const end = new AbortController();
  const archive = input === '' ? stdin : await openFileBytes(input, end.signal);
  const options = {
    ...readPlatform(platform, surroundings.client),
    // Progress would fill a log.
    quiet: quiet || !stdout.isTerminal,
    signal,
  };
  try {
    const engine = await context.openEngine();
    await showProgress(context, engine.load(archive, options));
  } finally {
    end.abort();
  }
}
