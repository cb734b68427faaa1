import type { RowStyle } from '../format/row-style.ts';
import type { CommandContext } from './command-context.ts';

/** What the user wants of rows. */
export interface RowWishes {
  readonly truncate: boolean;
  readonly human: boolean;
}

/** How rows are written here and now. */
export function rowStyle(
  { stdout, surroundings }: CommandContext,
  { truncate, human }: RowWishes,
): RowStyle {
  return {
    truncate,
    human,
    now: surroundings.now(),
    zone: surroundings.zone(),
    wideAmbiguous: surroundings.wideAmbiguous,
    escapeControls: stdout.isTerminal,
  };
}
