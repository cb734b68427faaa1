import type { BunSocket } from '../../../../src/engine/docker/dial/bun-runtime.ts';

/** A socket that is none, and what was done to it. */
export interface FakeBunSocket {
  readonly socket: BunSocket;
  /** What it took, call by call. */
  readonly written: string[];
  /** Names of other calls. */
  readonly calls: string[];
}

/** room is how much each write takes, -1 for none for ever; then all. file is what its bytes are read from. */
export function fakeBunSocket(room: readonly number[] = [], file = -1): FakeBunSocket {
  const rooms = [...room];
  const written: string[] = [];
  const calls: string[] = [];
  const note = (name: string) => (): void => {
    calls.push(name);
  };
  const write = (bytes: Uint8Array): number => {
    const count = Math.min(rooms.shift() ?? bytes.length, bytes.length);
    if (count > 0) written.push(Buffer.from(bytes.subarray(0, count)).toString());
    return count;
  };

  return {
    socket: {
      fd: file,
      write,
      pause: note('pause'),
      resume: note('resume'),
      ref: note('ref'),
      unref: note('unref'),
      terminate: note('terminate'),
    },
    written,
    calls,
  };
}
