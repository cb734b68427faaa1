import { writeSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Output } from '../command/command-context.ts';
import { toBytes } from '../go/go-string.ts';
import { nextTurn } from '../go/next-turn.ts';
import { ownPipe } from '../go/own-pipe.ts';
import { systemCalls, WRITABLE } from '../go/system-calls.ts';
import { errorCode, systemErrorText } from '../go/system-error.ts';
import { OutputError } from '../model/errors.ts';
import { widenPipe } from '../go/widen-pipe.ts';

/** What an output cannot know by itself. */
export interface FileOutputOptions {
  /** Looks at the file; asked once, and not before anyone wants to know. */
  readonly isTerminal: () => boolean;
  /** Width of the terminal; 0 when unknown. */
  readonly columns: () => number;
  /** Called when the reader has gone away. */
  readonly onBrokenPipe: () => void;
  /** Gives up waiting for a slow reader; waits for ever when absent. */
  readonly signal?: AbortSignal;
  /** Nothing can be told when standard error itself is broken. */
  readonly ignoreErrors?: boolean;
}

const SHORTEST_PAUSE = 1; // milliseconds
const LONGEST_PAUSE = 32; // milliseconds
const SLICE = 20; // milliseconds; nobody notices that a signal waits that long
const MUCH = 60 * 1024; // bytes; a pipe holds so much, as a rule

/**
 * Writes to an open file by its number: all of it, before the process can end. Streams of the runtime
 * keep data back, and a process that exits loses it.
 */
export class FileOutput implements Output {
  #file: number;
  readonly #options: FileOutputOptions;
  #isTerminal: boolean | null = null;
  #length = 0;
  #isPrepared = false;
  /** When the event loop had its last turn. */
  #turned = 0;

  constructor(file: number, options: FileOutputOptions) {
    this.#file = file;
    this.#options = options;
  }

  get isTerminal(): boolean {
    return (this.#isTerminal ??= this.#options.isTerminal());
  }

  get columns(): number {
    return this.isTerminal ? this.#options.columns() : 0;
  }

  /** Rejects with OutputError, or with the signal's reason. */
  async write(text: string | Uint8Array): Promise<void> {
    const bytes = typeof text === 'string' ? toBytes(text) : text;
    this.#length += bytes.length;
    if (this.#length > MUCH && !this.#isPrepared) this.#prepare();
    let pause = SHORTEST_PAUSE;
    for (let done = 0; done < bytes.length; ) {
      const count = this.#writeSome(bytes.subarray(done));
      done += count;
      if (count > 0) continue;
      // The other end of a non-blocking pipe is slow.
      this.#options.signal?.throwIfAborted();
      pause = await this.#wait(pause);
    }
  }

  /** Much may fill a pipe, and who waits in a call until that is empty hears no signal. */
  #prepare(): void {
    this.#isPrepared = true;
    widenPipe(this.#file);
    this.#file = ownPipe(this.#file) ?? this.#file;
  }

  /** Waits until there may be room. The result is how long to wait the next time, in milliseconds. */
  async #wait(pause: number): Promise<number> {
    const calls = systemCalls();
    if (calls === null) {
      await sleep(pause);
      return Math.min(pause * 2, LONGEST_PAUSE);
    }
    calls.waitFor(this.#file, WRITABLE, SLICE);
    if (performance.now() - this.#turned < SLICE) return pause;
    await nextTurn();
    this.#turned = performance.now();
    return pause;
  }

  /** How many bytes were written; 0: none now, later perhaps. */
  #writeSome(bytes: Uint8Array): number {
    try {
      return systemCalls()?.write(this.#file, bytes) ?? writeSync(this.#file, bytes);
    } catch (error) {
      const code = errorCode(error);
      if (code === 'EAGAIN') return 0;
      // A socket whose reader left bytes unread says it once in the other way.
      if (code === 'EPIPE' || code === 'ECONNRESET') this.#options.onBrokenPipe();
      if (this.#options.ignoreErrors === true) return bytes.length;
      const reason = systemErrorText(error);
      throw new OutputError(`cannot write to standard output: ${reason}`, { cause: error });
    }
  }
}
