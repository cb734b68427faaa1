import { fromBytes } from './go-string.ts';
import { JsonTooLongError, LONGEST_VALUE } from './json-too-long-error.ts';
import { extentFrom, type JsonValueExtent } from './json-value-extent.ts';

const SPACES: ReadonlySet<number> = new Set([0x20, 0x09, 0x0d, 0x0a]);

/**
 * Cuts a stream of JSON values, with or without white space between them, into the text of each;
 * bytes may arrive in parts of any size. It only finds where values end: broken JSON is passed on,
 * at the latest when the stream ends, for the decoder to refuse. Throws JsonTooLongError.
 */
export async function* splitJsonValues(
  parts: AsyncIterable<Uint8Array>,
  limit: number = LONGEST_VALUE,
): AsyncGenerator<string, void, undefined> {
  const splitter = new JsonValueSplitter(limit);
  for await (const part of parts) yield* splitter.push(part);
  const rest = splitter.rest();
  if (rest !== '') yield rest;
}

/** Keeps what has arrived of the value that is not complete yet. */
class JsonValueSplitter {
  readonly #limit: number;
  #extent: JsonValueExtent | null = null;
  #bytes = new Uint8Array(0);
  #length = 0;

  constructor(limit: number) {
    this.#limit = limit;
  }

  /** The values that a further part completes. */
  *push(part: Uint8Array): Generator<string, void, undefined> {
    for (let at = this.#start(part, 0); at < part.length; at = this.#start(part, at)) {
      const extent = this.#extent ?? extentFrom(part[at] ?? 0);
      const end = extent.findEnd(part, at);
      this.#extent = end === null ? extent : null;
      this.#keep(part.subarray(at, end ?? part.length));
      at = end ?? part.length;
      if (end !== null) yield this.rest();
    }
  }

  /** What is kept, and keeps it no longer. */
  rest(): string {
    const text = fromBytes(this.#bytes.subarray(0, this.#length));
    this.#length = 0;
    return text;
  }

  /** Where there is something to read: values may have white space before them. */
  #start(part: Uint8Array, from: number): number {
    let at = from;
    while (this.#extent === null && at < part.length && SPACES.has(part[at] ?? 0)) at += 1;
    return at;
  }

  #keep(bytes: Uint8Array): void {
    const length = this.#length + bytes.length;
    if (length > this.#limit) throw new JsonTooLongError(this.#limit);
    if (length > this.#bytes.length) {
      const larger = new Uint8Array(Math.max(length, 2 * this.#bytes.length));
      larger.set(this.#bytes.subarray(0, this.#length));
      this.#bytes = larger;
    }
    this.#bytes.set(bytes, this.#length);
    this.#length = length;
  }
}
