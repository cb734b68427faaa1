import { writevSync } from 'node:fs';
import { systemCalls } from '../../../go/system-calls.ts';
import { errorCode } from '../../../go/system-error.ts';
import type { BunSocket } from './bun-runtime.ts';

// Bytes; up to here bun may do it. A request without a large body needs no node:fs then, which takes time to load.
const SMALL = 16 * 1024;

/**
 * What goes out over a socket of bun, no faster than the other side takes it. It is written to its file, for bun writes
 * one piece at a time and asks the system more than it needs to.
 */
export class BunOutput {
  #failure: Error | null = null;
  #wake = (): void => {};

  /** More may be written. */
  drained(): void {
    this.#wake();
  }

  /** Nothing can be written any more. */
  end(error: Error | null): void {
    this.#failure ??= error ?? brokenPipe();
    this.#wake();
  }

  /** Writes pieces as one. Rejects with an error of the system, now and ever after. */
  async write(socket: BunSocket, pieces: readonly Uint8Array[]): Promise<void> {
    const isLarge = lengthOf(pieces) > SMALL;
    let left = isLarge || pieces.length === 1 ? pieces : [Buffer.concat(pieces)];
    for (;;) {
      if (isLarge) left = withoutStart(left, this.#writeSome(socket, left));
      const [next] = left;
      if (next === undefined) return;
      // Only of what it could not write itself bun tells when there is room for it.
      const count = this.#offer(socket, next);
      if (left.length === 1 && count === next.length) return;
      left = withoutStart(left, count);
      if (count < next.length) await this.#drain();
    }
  }

  /** Has the system send bytes of an open file. Not while write() is at work. */
  sendFrom({ fd }: BunSocket, file: number, length: number): number {
    return this.#failure === null ? (systemCalls()?.sendFile(fd, file, length) ?? 0) : 0;
  }

  #writeSome({ fd }: BunSocket, pieces: readonly Uint8Array[]): number {
    if (this.#failure !== null) throw this.#failure;
    try {
      return pieces.length === 0 ? 0 : writevSync(fd, pieces);
    } catch (error) {
      if (errorCode(error) === 'EAGAIN') return 0;
      // What the other side said before it hung up can still be read.
      this.#failure = error instanceof Error && fd >= 0 ? error : brokenPipe();
      throw this.#failure;
    }
  }

  #offer(socket: BunSocket, bytes: Uint8Array): number {
    if (this.#failure !== null) throw this.#failure;
    const count = socket.write(bytes);
    if (count >= 0) return count;
    this.#failure = brokenPipe();
    throw this.#failure;
  }

  #drain(): Promise<void> {
    return new Promise((resolve) => {
      this.#wake = resolve;
    });
  }
}

function lengthOf(pieces: readonly Uint8Array[]): number {
  let length = 0;
  for (const piece of pieces) length += piece.length;
  return length;
}

/** What is left of pieces behind so many bytes; no empty ones. */
function withoutStart(pieces: readonly Uint8Array[], length: number): readonly Uint8Array[] {
  let skip = length;
  return pieces.flatMap((piece) => {
    const rest = piece.subarray(skip);
    skip = Math.max(0, skip - piece.length);
    return rest.length === 0 ? [] : [rest];
  });
}

/** Bun does not say why. */
function brokenPipe(): Error {
  return Object.assign(new Error('broken pipe'), { code: 'EPIPE' });
}
