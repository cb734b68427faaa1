import { escapeControls } from '../format/escape-controls.ts';
import { humanSize } from '../format/human-size.ts';
import type { ProgressMessage } from '../model/progress-message.ts';
import type { ProgressStyle } from '../progress/progress-style.ts';
import { renderProgress } from '../progress/render-progress.ts';
import type { CommandContext } from './command-context.ts';

/** What to do with progress besides showing it. */
export interface ShowProgressOptions {
  /** Show nothing; failures count all the same. */
  readonly quiet?: boolean;
  /** Gets messages that are for programs, as JSON. */
  readonly onAux?: (json: string) => void;
}

/** Shows what an engine does until it is done. Rejects when it says that it failed. */
export async function showProgress(
  context: CommandContext,
  messages: AsyncIterable<ProgressMessage>,
  { quiet = false, onAux }: ShowProgressOptions = {},
): Promise<void> {
  for await (const text of renderProgress(messages, progressStyle(context), onAux)) {
    if (!quiet) await context.stdout.write(text);
  }
}

/** How progress looks here and now. */
export function progressStyle({ stdout, surroundings }: CommandContext): ProgressStyle {
  return {
    screen: stdout,
    clock: surroundings,
    humanSize: (bytes) => humanSize(bytes, 4),
    ...(stdout.isTerminal ? { clean: escapeControls } : {}),
  };
}
