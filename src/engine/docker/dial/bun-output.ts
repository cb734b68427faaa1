import type { BunSocket } from './bun-runtime.ts';

const SMALL = 16 * 1024; // bytes; up to here a copy costs less than one more call of the system

/** What goes out over a socket of bun, no faster than the other side takes it. */
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
    const length = pieces.reduce((sum, piece) => sum + piece.length, 0);
    for (const piece of length > SMALL ? pieces : [Buffer.concat(pieces)]) {
      for (let done = 0; done < piece.length; ) {
        done += this.#writeSome(socket, piece.subarray(done));
        if (done < piece.length) await this.#drain();
      }
    }
  }

  #writeSome(socket: BunSocket, bytes: Uint8Array): number {
    if (this.#failure !== null) throw this.#failure;
    const count = socket.write(bytes);
    if (count >= 0) return count;
    // What the other side said before it hung up can still be read.
    this.#failure = brokenPipe();
    throw this.#failure;
  }

  #drain(): Promise<void> {
    return new Promise((resolve) => {
      this.#wake = resolve;
    });
  }
}

/** Bun does not say why. */
function brokenPipe(): Error {
  return Object.assign(new Error('broken pipe'), { code: 'EPIPE' });
}
