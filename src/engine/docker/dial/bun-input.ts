import { readSync } from 'node:fs';
import { systemCalls } from '../../../go/system-calls.ts';
import { errorCode } from '../../../go/system-error.ts';
import { type BunSocket, compileSooner } from './bun-runtime.ts';

const BUFFER_SIZE = 256 * 1024; // bytes; what a unix socket has ready at most
const RUSH = 4096; // bytes; what Go writes at least when there is more
const MUCH = 256 * 1024; // bytes; who has that many to go through goes through more
const TURN = 5; // milliseconds after which signals and timers have their turn

/**
 * What arrives over a socket of bun; it rests until that has been read. In a rush of bytes they are read from its
 * file, for bun makes a new copy of all that it hands out.
 */
export class BunInput {
  /** In their order; mostly one. */
  readonly #pieces: Uint8Array[] = [];
  #buffer: Uint8Array | null = null;
  #isRush = false;
  /** Bytes that came, as long as they are not much. */
  #count = 0;
  /** When the event loop last had its turn. */
  #turned = 0;
  #isOver = false;
  #error: Error | null = null;
  #wake = (): void => {};

  /** Takes what bun hands out. */
  push(socket: BunSocket, bytes: Uint8Array): void {
    // Who reads as fast as bytes come spares bun the trouble.
    if (this.#pieces.length > 0) socket.pause();
    this.#pieces.push(bytes);
    this.#isRush = bytes.length >= RUSH;
    this.#turned = performance.now();
    this.#wake();
  }

  /** Nothing is expected for now: what comes nevertheless comes by way of bun. */
  rest(): void {
    this.#isRush = false;
  }

  /** Nothing more comes, because of an error or null. */
  end(error: Error | null): void {
    if (!this.#isOver) this.#error = error;
    this.#isOver = true;
    this.#wake();
  }

  /** At least one byte, good until the next call; null at the end. Rejects with an error of the system. */
  async read(socket: BunSocket): Promise<Uint8Array | null> {
    const piece = this.#pieces.shift() ?? this.#readFile(socket);
    if (piece !== null) return this.#counted(piece);
    if (!this.#isOver) await this.#news(socket);
    const news = this.#pieces.shift();
    if (news !== undefined) return this.#counted(news);
    if (this.#error !== null) throw this.#error;
    return null;
  }

  #counted(bytes: Uint8Array): Uint8Array {
    if (this.#count >= MUCH) return bytes;
    this.#count += bytes.length;
    if (this.#count >= MUCH) compileSooner();
    return bytes;
  }

  /** What is there at once. Null: nothing, or it is another's turn; the end shows itself then, too. */
  #readFile({ fd }: BunSocket): Uint8Array | null {
    const isTurn = performance.now() - this.#turned < TURN;
    if (!this.#isRush || !isTurn || this.#isOver) return null;
    this.#buffer ??= Buffer.allocUnsafeSlow(BUFFER_SIZE);
    const length = readReady(fd, this.#buffer);
    this.#isRush = length > 0;
    return length === 0 ? null : this.#buffer.subarray(0, length);
  }

  #news(socket: BunSocket): Promise<void> {
    return new Promise((resolve) => {
      this.#wake = resolve;
      socket.resume();
    });
  }
}

/** How many bytes were ready; 0 at the end, too. */
function readReady(file: number, buffer: Uint8Array): number {
  try {
    return systemCalls()?.read(file, buffer) ?? readSync(file, buffer);
  } catch (error) {
    if (errorCode(error) === 'EAGAIN') return 0;
    throw error;
  }
}
