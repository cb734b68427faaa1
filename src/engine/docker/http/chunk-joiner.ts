import { TransportError } from '../transport-error.ts';

/** The content that some bytes of a chunked body bring. */
export interface JoinedChunks {
  readonly content: Uint8Array;
  /** How many of the bytes are done with, marks of chunks and all. */
  readonly used: number;
}

const EXCESS_LIMIT = 16 * 1024; // bytes that are no content, beyond what small chunks need; Go's
const MOST_DIGITS = 7; // of sizes read here; enough for any chunk there is
const CARRIAGE_RETURN = 0x0d;
const LINE_FEED = 0x0a;

/**
 * Takes the marks out of a chunked body and moves together what was between them: few large pieces cost far less on
 * their way than many small ones. Marks that are cut off or out of the ordinary are left to others, the last chunk's too.
 */
export class ChunkJoiner {
  /** Bytes of the chunk that are still to come. */
  #left = 0;
  /** Whether what comes behind the content is its line end, or the next size already. */
  #awaitsEnd = false;
  #excess = 0;

  get awaitsEnd(): boolean {
    return this.#awaitsEnd;
  }

  /** A chunk of so many bytes begins; its first line was that long. Throws a TransportError for too many long lines. */
  begin(size: number, lineLength: number): void {
    this.#excess = Math.max(0, this.#excess + lineLength + 4 - (16 + 2 * size));
    if (this.#excess > EXCESS_LIMIT) {
      throw new TransportError('chunked encoding contains too much non-data');
    }
    this.#left = size;
    this.#awaitsEnd = true;
  }

  /** The line end behind a chunk has come. */
  end(): void {
    this.#awaitsEnd = false;
  }

  /** Goes on with these bytes, as far as it can; what it joins is joined in their place. */
  join(bytes: Uint8Array): JoinedChunks {
    const start = this.#passMarks(bytes, 0);
    let end = start;
    let used = start;
    while (this.#left > 0 && used < bytes.length) {
      const length = Math.min(this.#left, bytes.length - used);
      if (end < used) bytes.copyWithin(end, used, used + length);
      end += length;
      this.#left -= length;
      used = this.#passMarks(bytes, used + length);
    }
    return { content: bytes.subarray(start, end), used };
  }

  /** Where the next content starts, or what others must have a look at. */
  #passMarks(bytes: Uint8Array, at: number): number {
    if (this.#left > 0) return at;
    if (this.#awaitsEnd && !isLineEnd(bytes, at)) return at;
    const from = this.#awaitsEnd ? at + 2 : at;
    this.#awaitsEnd = false;
    let size = 0;
    let digits = 0;
    for (; digits <= MOST_DIGITS; digits += 1) {
      const digit = hexDigit(bytes[from + digits]);
      if (digit === -1) break;
      size = size * 16 + digit;
    }
    if (size === 0 || digits > MOST_DIGITS || !isLineEnd(bytes, from + digits)) return from;
    this.begin(size, digits);
    return from + digits + 2;
  }
}

function isLineEnd(bytes: Uint8Array, at: number): boolean {
  return bytes[at] === CARRIAGE_RETURN && bytes[at + 1] === LINE_FEED;
}

/** -1 for what is none, and beyond the end. */
function hexDigit(byte: number | undefined): number {
  if (byte === undefined) return -1;
  if (byte >= 0x30 && byte <= 0x39) return byte - 0x30;
  const letter = byte | 0x20;
  return letter >= 0x61 && letter <= 0x66 ? letter - 0x57 : -1;
}
