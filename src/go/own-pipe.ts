import { systemCalls } from './system-calls.ts';

const GET_SIZE = 1032; // of Linux' fcntl(2)

/**
 * A pipe that is open as a file for writing, opened once more: its number. To write to that never waits, however slow the
 * reader is; the flags of the file itself are those of other programs, too. Null for what is no pipe, and where it cannot
 * be had: in Node, and on other systems than Linux.
 */
export function ownPipe(file: number): number | null {
  const calls = systemCalls();
  return calls !== null && calls.fcntl(file, GET_SIZE, 0) > 0 ? calls.reopen(file) : null;
}
