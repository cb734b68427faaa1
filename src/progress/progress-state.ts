import type { ProgressMessage } from '../model/progress-message.ts';

/** The block of lines that a terminal shows at the bottom: each belongs to an ID and is written over. */
export interface ProgressState {
  /** ID to the place of its line in the block; 0 is the topmost. */
  readonly lines: ReadonlyMap<string, number>;
}

/** Before the first message. */
export const NO_LINES: ProgressState = { lines: new Map() };

/**
 * The block after a message: an ID that is new gets a line at the bottom, and a message that belongs
 * to no line ends the block, for it scrolls the lines away.
 */
export function reduce(state: ProgressState, message: ProgressMessage): ProgressState {
  if (!hasLine(message)) return state.lines.size === 0 ? state : NO_LINES;
  if (state.lines.has(message.id)) return state;
  return { lines: new Map([...state.lines, [message.id, state.lines.size]]) };
}

/** How far above the cursor a message's line is, with the cursor below the block; 0 when it has none. */
export function linesUp({ lines }: ProgressState, { id }: ProgressMessage): number {
  return lines.size - (lines.get(id) ?? lines.size);
}

function hasLine({ id, detail, progress }: ProgressMessage): boolean {
  return id !== '' && (detail !== null || progress !== '');
}
