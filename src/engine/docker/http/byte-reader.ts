import { unexpectedEnd } from '../transport-error.ts';

/**
 * Where bytes come from: at least one at a time, null at the end; rejects when the line breaks. They are
 * good until the next call, which may overwrite them; until then they are the reader's, who may move them.
 */
export type ReadBytes = () => Promise<Uint8Array | null>;

/** A line without its "\n". terminated is false when the bytes ended before one came. */
export interface Line {
  readonly bytes: Uint8Array;
  readonly terminated: boolean;
}

const LINE_FEED = 0x0a;

/** Reads what arrives by lines and by pieces, keeping what was not asked for yet. */
export class ByteReader {
  readonly #read: ReadBytes;
  #buffered: Uint8Array = new Uint8Array(0);
  /** While bytes are on their way; for good after the end or an error. */
  #coming: Promise<boolean> | null = null;
  #isOver = false;

  constructor(read: ReadBytes) {
    this.#read = read;
  }

  /** Whether something came that nobody has read: bytes, the end or an error. */
  get hasNews(): boolean {
    return this.#isOver || this.#buffered.length > 0;
  }

  /** What came and was not read yet. */
  get ahead(): Uint8Array {
    return this.#buffered;
  }

  /** Reads so many of the bytes ahead. */
  skip(length: number): void {
    this.#buffered = this.#buffered.subarray(length);
  }

  /** Starts to wait for bytes, so that news is noticed while nobody reads. */
  watch(): void {
    // Who reads next gets the error.
    this.fill().catch(() => {});
  }

  /** Whether at least one byte is there, waiting for it. False at the end. */
  fill(): Promise<boolean> {
    if (this.#buffered.length > 0) return Promise.resolve(true);
    this.#coming ??= this.#fetch();
    return this.#coming;
  }

  /** At least one byte and at most so many, good until the next call; null at the end. */
  async take(most: number): Promise<Uint8Array | null> {
    return (await this.fill()) ? this.#cut(most) : null;
  }

  /** The next so many bytes, in pieces as they come, each good until the next. Throws a TransportError when they end before. */
  async *exactly(length: number): AsyncGenerator<Uint8Array> {
    for (let left = length; left > 0; ) {
      if (this.#buffered.length === 0 && !(await this.fill())) throw unexpectedEnd();
      const bytes = this.#cut(left);
      left -= bytes.length;
      yield bytes;
    }
  }

  /** The next line, or null when it has more bytes than that. At the end an empty, open line. */
  async line(most: number): Promise<Line | null> {
    const parts: Uint8Array[] = [];
    let length = 0;
    while (await this.fill()) {
      const end = this.#buffered.indexOf(LINE_FEED);
      const part = end === -1 ? this.#buffered : this.#buffered.subarray(0, end);
      parts.push(new Uint8Array(part));
      length += part.length;
      if (length > most) return null;
      this.#buffered = this.#buffered.subarray(part.length + (end === -1 ? 0 : 1));
      if (end !== -1) return { bytes: Buffer.concat(parts), terminated: true };
    }
    return { bytes: Buffer.concat(parts), terminated: false };
  }

  #cut(most: number): Uint8Array {
    const bytes = this.#buffered.subarray(0, most);
    this.#buffered = this.#buffered.subarray(bytes.length);
    return bytes;
  }

  async #fetch(): Promise<boolean> {
    try {
      const bytes = await this.#read();
      this.#isOver = bytes === null;
      if (bytes === null) return false;
      this.#buffered = bytes;
      this.#coming = null;
      return true;
    } catch (error) {
      this.#isOver = true;
      throw error;
    }
  }
}
