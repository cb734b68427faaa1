import { existsSync, readFileSync } from 'node:fs';
import { LOAD, readProgramHeaders, WRITABLE } from '../../script/program-headers.ts';
import { type Calls, canCountCalls, countCalls } from './count-calls.ts';
import type { CountOrder } from './count-modules.ts';

/** How large a native program is, in bytes, and what its commands ask the system for. */
export interface NativeCount {
  readonly target: string;
  readonly file: number;
  /** What of the file is data: most of that is our program and its bytecode, the rest of the file is the runtime. */
  readonly data: number;
  /** Null: there is no strace to count them. */
  readonly calls: Calls | null;
}

/** Counts at the native program for this machine, a file; null when it was not built. */
export async function countNative(
  program: string,
  target: string,
  orders: readonly CountOrder[],
): Promise<NativeCount | null> {
  if (!existsSync(program)) return null;
  const bytes = readFileSync(program);
  const data = readProgramHeaders(bytes)
    .filter(({ type, flags }) => type === LOAD && (flags & WRITABLE) !== 0)
    .reduce((sum, { fileSize }) => sum + fileSize, 0);
  const calls = canCountCalls() ? await countCalls(program, target, orders) : null;
  return { target, file: bytes.length, data, calls };
}
