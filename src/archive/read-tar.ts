import type { ParsedEntry, TarEntryKind } from './entry-notes.ts';
import { TarParser } from './tar-parser.ts';

/** An entry of a tar, and its content: to be read, if at all, before the next entry is asked for. */
export interface TarEntry {
  readonly name: string;
  readonly kind: TarEntryKind;
  readonly linkName: string;
  /** Bytes. */
  readonly size: number;
  readonly content: AsyncIterable<Uint8Array>;
}

type TarEvent = ParsedEntry | Uint8Array;

/**
 * The entries of a tar, in one pass. Memory holds one piece of the input at a time. What follows the end of the
 * tar is read and dropped. Throws IntegrityError in Go's words.
 */
export async function* readTar(
  bytes: AsyncIterable<Uint8Array>,
): AsyncGenerator<TarEntry, void, undefined> {
  const events = new TarEvents(bytes);
  try {
    for (let event = await events.next(); event !== null; event = await events.next()) {
      // What nobody read of the entry before.
      if (event instanceof Uint8Array) continue;
      const { name, kind, linkName, size } = event;
      yield { name, kind, linkName, size, content: events.content() };
    }
  } finally {
    await events.close();
  }
}

/** Turns what a parser tells into something to ask for. */
class TarEvents {
  readonly #input: AsyncIterator<Uint8Array>;
  readonly #parser: TarParser;
  readonly #waiting: TarEvent[] = [];
  #isEnded = false;
  #failure: { readonly error: unknown } | null = null;

  constructor(bytes: AsyncIterable<Uint8Array>) {
    this.#input = bytes[Symbol.asyncIterator]();
    this.#parser = new TarParser({
      entry: (entry) => this.#waiting.push(entry),
      content: (piece) => this.#waiting.push(piece),
    });
  }

  /** Null at the end. */
  async next(): Promise<TarEvent | null> {
    while (this.#waiting.length === 0) {
      if (this.#isEnded) return null;
      await this.#read();
    }
    return this.#waiting.shift() ?? null;
  }

  /** The pieces up to the next entry. */
  async *content(): AsyncGenerator<Uint8Array, void, undefined> {
    for (;;) {
      if (this.#waiting.length === 0 && !this.#isEnded) await this.#read();
      else {
        const [first] = this.#waiting;
        if (!(first instanceof Uint8Array)) return;
        this.#waiting.shift();
        yield first;
      }
    }
  }

  async close(): Promise<void> {
    await this.#input.return?.();
  }

  async #read(): Promise<void> {
    if (this.#failure !== null) throw this.#failure.error;
    const { done, value } = await this.#input.next();
    this.#isEnded = done === true;
    try {
      if (done === true) this.#parser.end();
      else this.#parser.write(value);
    } catch (error) {
      this.#failure = { error };
      // What stands before it in the same piece comes first, wherever pieces end.
      if (this.#waiting.length === 0) throw error;
    }
  }
}
