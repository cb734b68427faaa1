import type { ReadStream } from 'node:tty';
import type { Input } from '../command/command-context.ts';

const NEWLINE = 0x0a;
const BACKSPACES: ReadonlySet<string> = new Set(['\b', '\u007f']);
const CLEAR_LINE = '\u0015'; // Ctrl-U
const INTERRUPT = '\u0003'; // Ctrl-C
const END_OF_INPUT = '\u0004'; // Ctrl-D

/** What a terminal input needs of the program around it. */
export interface TerminalInputOptions {
  /** Looks at the file; asked once, and not before anyone wants to know. */
  readonly isTerminal: () => boolean;
  /** Opens the stream, which takes its time and may keep the process alive. */
  readonly open: () => ReadStream;
  /** A faster way to the bytes of what is no terminal, up to their end or the signal; null: there is none. */
  readonly read?: (signal: AbortSignal) => AsyncIterator<Uint8Array> | null;
  /** Ends every read. */
  readonly signal: AbortSignal;
  /** Called for Ctrl-C where the terminal does not make a signal of it. */
  readonly onInterrupt: () => void;
}

/** Standard input: a stream of bytes, and lines before them. */
export class TerminalInput implements Input {
  readonly #options: TerminalInputOptions;
  #isTerminal: boolean | null = null;
  readonly #closing = new AbortController();
  #stream: ReadStream | null = null;
  #parts: AsyncIterator<Uint8Array> | null = null;
  /** Read, but not asked for yet. */
  #ahead: Uint8Array = new Uint8Array();

  constructor(options: TerminalInputOptions) {
    this.#options = options;
  }

  get isTerminal(): boolean {
    return (this.#isTerminal ??= this.#options.isTerminal());
  }

  async readLine(): Promise<string | null> {
    let line = this.#ahead;
    this.#ahead = new Uint8Array();
    while (!line.includes(NEWLINE)) {
      const part = await this.#next();
      if (part === null) return line.length === 0 ? null : text(line);
      line = Buffer.concat([line, part]);
    }
    const end = line.indexOf(NEWLINE);
    this.#ahead = line.subarray(end + 1);
    return text(line.subarray(0, end));
  }

  async readSecret(): Promise<string | null> {
    if (!this.isTerminal) return this.readLine();
    const stream = this.#open();
    stream.setRawMode(true);
    try {
      return await this.#readTyped();
    } finally {
      stream.setRawMode(false);
    }
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Uint8Array, void, undefined> {
    if (this.#ahead.length > 0) yield this.#ahead;
    this.#ahead = new Uint8Array();
    for (let part = await this.#next(); part !== null; part = await this.#next()) yield part;
  }

  /** What has been opened keeps the process alive no longer. */
  close(): void {
    this.#stream?.destroy();
    this.#closing.abort();
  }

  /** A line without the terminal's own help: what is typed is not shown. */
  async #readTyped(): Promise<string | null> {
    let line = '';
    for (;;) {
      const part = await this.#next();
      if (part === null) return null;
      for (const character of text(part)) {
        if (character === '\r' || character === '\n') return line;
        if (character === END_OF_INPUT && line === '') return null;
        if (character === INTERRUPT) this.#options.onInterrupt();
        else line = edited(line, character);
      }
    }
  }

  /** Null at the end, and when the signal has come. */
  async #next(): Promise<Uint8Array | null> {
    const { signal } = this.#options;
    if (signal.aborted) return null;
    this.#parts ??= this.#start();
    try {
      const next = await this.#parts.next();
      return next.done === true ? null : next.value;
    } catch (error) {
      if (signal.aborted) return null;
      throw error;
    }
  }

  #start(): AsyncIterator<Uint8Array> {
    const { read, signal } = this.#options;
    const parts = this.isTerminal ? null : read?.(this.#closing.signal);
    if (!parts) return this.#open().iterator({ destroyOnReturn: false });
    signal.addEventListener('abort', () => this.#closing.abort(), { once: true });
    return parts;
  }

  #open(): ReadStream {
    if (this.#stream !== null) return this.#stream;
    const stream = this.#options.open();
    // A read that is pending would keep the process alive.
    this.#options.signal.addEventListener('abort', () => stream.destroy(), { once: true });
    this.#stream = stream;
    return stream;
  }
}

function edited(line: string, character: string): string {
  if (BACKSPACES.has(character)) return Array.from(line).slice(0, -1).join('');
  return character === CLEAR_LINE ? '' : line + character;
}

function text(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString();
}
