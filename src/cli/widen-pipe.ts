import { platform } from 'node:os';

const WIDE = 512 * 1024; // bytes
// Of Linux' fcntl(2).
const SET_SIZE = 1031;
const GET_SIZE = 1032;

type Fcntl = (file: number, command: number, value: number) => number;

/**
 * Has a pipe hold more where that can be had, so that its two ends wake each other less often. Linux has such pipes,
 * and bun can ask it for one; Node cannot. Any other file is left as it is.
 */
export function widenPipe(file: number): void {
  const fcntl = platform() === 'linux' ? openFcntl() : null;
  if (fcntl === null) return;
  const size = fcntl(file, GET_SIZE, 0);
  // A user may have so many of them and no more; then it stays as it is.
  if (size > 0 && size < WIDE) fcntl(file, SET_SIZE, WIDE);
}

/** Null where there is none. */
function openFcntl(): Fcntl | null {
  const bun: unknown = Reflect.get(globalThis, 'Bun');
  const ffi = member(bun, 'FFI');
  const open = member(ffi, 'dlopen');
  if (typeof open !== 'function') return null;
  const wanted = { fcntl: { args: ['i32', 'i32', 'i32'], returns: 'i32' } };
  try {
    // musl takes this name for its own, too.
    const library: unknown = open('libc.so.6', wanted);
    const fcntl = member(member(library, 'symbols'), 'fcntl');
    return isFcntl(fcntl) ? fcntl : null;
  } catch {
    return null;
  }
}

/** What it takes and gives was said when it was opened. */
function isFcntl(value: unknown): value is Fcntl {
  return typeof value === 'function';
}

function member(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}
