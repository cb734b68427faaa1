import { systemCalls } from './system-calls.ts';

const WIDE = 512 * 1024; // bytes
// Of Linux' fcntl(2).
const SET_SIZE = 1031;
const GET_SIZE = 1032;

/**
 * Has a pipe hold more where that can be had, so that its two ends wake each other less often. Linux has such pipes,
 * and bun can ask it for one; Node cannot. Any other file is left as it is.
 */
export function widenPipe(file: number): void {
  const calls = systemCalls();
  if (calls === null) return;
  const size = calls.fcntl(file, GET_SIZE, 0);
  // A user may have so many of them and no more; then it stays as it is.
  if (size > 0 && size < WIDE) calls.fcntl(file, SET_SIZE, WIDE);
}
