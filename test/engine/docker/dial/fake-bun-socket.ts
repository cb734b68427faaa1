import { writeSync } from 'node:fs';
import type { BunSocket } from '../../../../src/engine/docker/dial/bun-runtime.ts';
import { errorCode } from '../../../../src/go/system-error.ts';

/** A socket that is none, and what was done to it. */
export interface FakeBunSocket {
  readonly socket: BunSocket;
  /** How many bytes it took, call by call. */
  readonly counts: readonly number[];
}

/** Its bytes are written to a file, that of a pipe that keeps nobody waiting. */
export function fakeBunSocket(file: number): FakeBunSocket {
  const counts: number[] = [];
  const write = (bytes: Uint8Array): number => {
    const count = writeReady(file, bytes);
    counts.push(count);
    return count;
  };
  const nothing = (): void => {};
  return {
    socket: {
      fd: file,
      write,
      pause: nothing,
      resume: nothing,
      ref: nothing,
      unref: nothing,
      terminate: nothing,
    },
    counts,
  };
}

/** As bun: how many bytes the system took; -1: it never takes any more. */
function writeReady(file: number, bytes: Uint8Array): number {
  try {
    return writeSync(file, bytes);
  } catch (error) {
    return errorCode(error) === 'EAGAIN' ? 0 : -1;
  }
}
