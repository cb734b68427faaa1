import type { OnReadOpts, Socket } from 'node:net';
import type { ReadBytes } from '../http/byte-reader.ts';

const BUFFER_SIZE = 256 * 1024; // bytes; what a unix socket has ready at most

/**
 * What arrives over a socket. It goes into two buffers in turn, so that any amount of bytes takes the same memory. The
 * socket rests when both are in use; it need not for a reader who is fast enough, and that spares much time.
 */
export class SocketInput {
  /** For the options of the socket. */
  readonly onread: OnReadOpts;
  #socket: Socket | null = null;
  /** In their order; mostly one. */
  readonly #pieces: Uint8Array[] = [];
  /** Whether the reader has the piece before them. */
  #isHeld = false;
  #rests = true;
  #wake = (): void => {};
  #isOver = false;
  #error: Error | null = null;

  constructor() {
    let buffer: Buffer = Buffer.allocUnsafeSlow(BUFFER_SIZE);
    let other: Buffer | null = null;
    const swap = (): Buffer => {
      [buffer, other] = [other ?? Buffer.allocUnsafeSlow(BUFFER_SIZE), buffer];
      return buffer;
    };
    this.onread = {
      buffer: swap,
      callback: (length, bytes) => this.#push(bytes.subarray(0, length)),
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

  /** Whether there is room for more. */
  #push(bytes: Uint8Array): boolean {
    this.#rests = this.#isHeld || this.#pieces.length > 0;
    this.#pieces.push(bytes);
    if (this.#rests) this.#socket?.pause();
    this.#wake();
    // Stops it, too: bytes may come before the socket is known here.
    return !this.#rests;
  }

  async #read(socket: Socket): Promise<Uint8Array | null> {
    this.#isHeld = false;
    if (this.#pieces.length === 0 && !this.#isOver) await this.#news(socket);
    const piece = this.#pieces.shift();
    this.#isHeld = piece !== undefined;
    if (piece !== undefined) return piece;
    if (this.#error !== null) throw this.#error;
    return null;
  }

  #news(socket: Socket): Promise<void> {
    return new Promise((resolve) => {
      this.#wake = resolve;
      if (this.#rests) socket.resume();
      this.#rests = false;
    });
  }
}
