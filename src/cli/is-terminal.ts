import { fstatSync, statSync } from 'node:fs';
import { isatty } from 'node:tty';
import { systemCalls } from '../go/system-calls.ts';

/** Whether an open file, by its number, is a terminal. What can be none is told without loading what knows terminals. */
export function isTerminal(file: number): boolean {
  return systemCalls()?.isTerminal(file) ?? (mayBeTerminal(file) && isatty(file));
}

function mayBeTerminal(file: number): boolean {
  try {
    const facts = fstatSync(file);
    return facts.isCharacterDevice() && facts.rdev !== statSync('/dev/null').rdev;
  } catch {
    // Windows knows terminals that have no such facts; what is closed is none.
    return true;
  }
}
