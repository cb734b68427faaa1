import { readSync, writeSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { nextTurn } from '../../../go/next-turn.ts';
import { READABLE, type SystemCalls, WRITABLE } from '../../../go/system-calls.ts';
import { errorCode } from '../../../go/system-error.ts';
import { compileSooner } from './bun-runtime.ts';

const BUFFER_SIZE = 256 * 1024; // bytes; what a unix socket has ready at most
const MUCH = 256 * 1024; // bytes; who has that many to go through goes through more
const RUSH = 16 * 1024; // bytes
const TURN = 5; // milliseconds of work after which signals and timers have their turn
const SLICE = 20; // milliseconds; nobody notices that a signal waits that long
const FIRST_ROUNDS = 2; // in them, others begin what they have to do while the engine is busy
const LONGEST_PAUSE = 8; // milliseconds

/** How many sockets are being read. */
let readers = 0;

/**
 * An open unix socket, used by calls of the system. Who waits for an engine waits in such a call, slice by slice: bun's
 * own sockets take a millisecond to start, and longer for each piece. Errors are the system's.
 */
export class DirectSocket {
  readonly #calls: SystemCalls;
  /** -1 when it is closed. */
  #file: number;
  readonly #buffer = new Uint8Array(BUFFER_SIZE);
  /** Bytes that came, as long as they are not much. */
  #count = 0;
  /** When the event loop last had its turn. */
  #turned = performance.now();
  /** What was read last was much. */
  #isRush = false;
  #isHeld = true;
  #isShared = false;
  #reason: Error | null = null;
  #wake = (): void => {};

  /** file: the number of a socket that never waits by itself. */
  constructor(calls: SystemCalls, file: number) {
    this.#calls = calls;
    this.#file = file;
  }

  /** Whether there is something to be read: bytes, the end or an error. */
  get hasNews(): boolean {
    return this.#file < 0 || this.#calls.waitFor(this.#file, READABLE, 0);
  }

  /** At least one byte, good until the next call; null at the end. Rejects with what it was closed with, too. */
  async read(): Promise<Uint8Array | null> {
    if (!this.#isHeld) await this.#untilHeld();
    readers += 1;
    try {
      return await this.#arrival();
    } finally {
      readers -= 1;
    }
  }

  /** Writes pieces one after the other. */
  async write(pieces: readonly Uint8Array[]): Promise<void> {
    for (const piece of pieces) {
      for (let done = 0; done < piece.length; ) {
        const count = this.#writeSome(piece.subarray(done));
        done += count ?? 0;
        if (count === null) await this.#room();
      }
    }
  }

  /** Has the system send bytes of an open file. */
  sendFrom(file: number, length: number): number {
    return this.#file < 0 ? 0 : this.#calls.sendFile(this.#file, file, length);
  }

  /** Whether waiting for bytes keeps the process alive; else nobody waits for them until that changes. */
  hold(hold: boolean): void {
    this.#isHeld = hold;
    this.#wake();
  }

  /** Whether others have work to do while one waits for bytes. */
  share(share: boolean): void {
    this.#isShared = share;
  }

  /** Closes it; who reads gets the reason, or the end. */
  close(reason: Error | null): void {
    if (this.#file >= 0) this.#calls.close(this.#file);
    this.#file = -1;
    this.#reason ??= reason;
    this.#wake();
  }

  async #arrival(): Promise<Uint8Array | null> {
    for (let round = 0; ; round += 1) {
      if (this.#reason !== null) throw this.#reason;
      if (this.#file < 0) return null;
      const isAlone = readers === 1 && !this.#isShared;
      const isPatient = isAlone && round >= FIRST_ROUNDS;
      const isTurn = round > 0 || performance.now() - this.#turned < TURN;
      if (isTurn && this.#calls.waitFor(this.#file, READABLE, isPatient ? SLICE : 0)) {
        if (!isPatient || !this.#isRush) return this.#readSome();
        // More is there a moment later, and large pieces go faster on their way.
        round = 0;
      }
      await this.#turn(isAlone ? 0 : Math.min(round, LONGEST_PAUSE));
    }
  }

  #readSome(): Uint8Array | null {
    const buffer = this.#buffer;
    const length = this.#calls.read(this.#file, buffer) ?? readSync(this.#file, buffer);
    if (this.#count < MUCH) {
      this.#count += length;
      if (this.#count >= MUCH) compileSooner();
    }
    this.#isRush = length >= RUSH;
    return length === 0 ? null : buffer.subarray(0, length);
  }

  /** Null: there is no room. */
  #writeSome(bytes: Uint8Array): number | null {
    if (this.#file < 0) throw Object.assign(new Error('broken pipe'), { code: 'EPIPE' });
    try {
      const count = this.#calls.write(this.#file, bytes) ?? writeSync(this.#file, bytes);
      return count === 0 ? null : count;
    } catch (error) {
      if (errorCode(error) === 'EAGAIN') return null;
      throw error;
    }
  }

  /** Waits until there is room, or the end. */
  async #room(): Promise<void> {
    while (this.#file >= 0 && !this.#calls.waitFor(this.#file, WRITABLE, SLICE))
      await this.#turn(0);
    if (performance.now() - this.#turned > TURN) await this.#turn(0);
  }

  #untilHeld(): Promise<void> {
    return new Promise((resolve) => {
      this.#wake = resolve;
    });
  }

  async #turn(pause: number): Promise<void> {
    if (pause > 0) await sleep(pause);
    else await nextTurn();
    this.#turned = performance.now();
  }
}
