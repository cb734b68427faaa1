import type { OnReadOpts, Socket } from 'node:net';
import type { ReadBytes } from '../http/byte-reader.ts';

const BUFFER_SIZE = 256 * 1024; // bytes; what a unix socket has ready at most

/**
 * What arrives over a socket. It goes into one buffer again and again, so that any amount of bytes takes
 * the same memory; the socket rests until they have been read.
 */
export class SocketInput {
  /** For the options of the socket. */
  readonly onread: OnReadOpts;
  #socket: Socket | null = null;
  /** In their order; mostly one. */
  #pieces: Uint8Array[] = [];
  #wake = (): void => {};
  #isOver = false;
  #error: Error | null = null;

  constructor() {
    this.onread = {
      buffer: Buffer.allocUnsafeSlow(BUFFER_SIZE),
      callback: (length, buffer) => {
        this.#pieces.push(buffer.subarray(0, length));
        this.#socket?.pause();
        this.#wake();
        // Pauses, too: bytes may come before the socket is known here.
        return false;
      },
    };
  }

  /** Reads from an open socket that has these options. What it yields is good until the next call. */
  readFrom(socket: Socket): ReadBytes {
    this.#socket = socket;
    const end = (error: Error | null): void => {
      if (!this.#isOver) this.#error = error;
      this.#isOver = true;
      this.#wake();
    };
    socket
      .once('error', end)
      .once('end', () => end(null))
      .once('close', () => end(null));
    return () => this.#read(socket);
  }

  async #read(socket: Socket): Promise<Uint8Array | null> {
    if (this.#pieces.length === 0 && !this.#isOver) {
      const news = new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
      socket.resume();
      await news;
    }
    const piece = this.#pieces.shift();
    if (piece !== undefined) return piece;
    if (this.#error !== null) throw this.#error;
    return null;
  }
}
