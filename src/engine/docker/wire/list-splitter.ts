import { ListScanner, type Tally } from './list-scanner.ts';

/** Bytes. Larger batches are not read faster, but need more memory. */
export const BATCH_SIZE: number = 64 * 1024;

const OPENING_BRACKET = 0x5b;
const CLOSING_BRACKET = 0x5d;
const COMMA = 0x2c;
const SPACES: ReadonlySet<number> = new Set(Buffer.from(' \t\r\n'));

/** Some elements of a JSON list, as they were sent. */
export interface ListBatch {
  /** The elements in brackets, which need not be sound JSON. Overwritten when the next batch is asked for. */
  readonly bytes: Buffer;
  /** Stands behind the list's opening bracket, not behind a comma. */
  readonly isFirst: boolean;
  /** The byte behind the elements: a comma, a closing bracket, or null where the text ends. */
  readonly end: number | null;
  readonly tally: Tally;
}

/**
 * Cuts the text of a JSON list into batches of whole elements while its bytes arrive, in parts of any
 * size. Broken JSON may be cut in the wrong place, but only in or behind the batch with its first error.
 */
export class ListSplitter {
  readonly #scanner = new ListScanner();
  #state: 'blank' | 'open' | 'closed' | 'other' = 'blank';
  #isFirst = true;
  readonly #batchSize: number;
  // What belongs to no batch yet stands behind the bracket of the next one.
  #bytes = Buffer.of(OPENING_BRACKET);
  #length = 1;

  /** Batches have at least this size, in bytes. */
  constructor(batchSize: number) {
    this.#batchSize = batchSize;
  }

  /** The text has begun with an opening bracket. */
  get isOpen(): boolean {
    return this.#state === 'open';
  }

  /** The list is closed: what follows does not belong to it. */
  get isClosed(): boolean {
    return this.#state === 'closed';
  }

  /** The batches that a further part completes. */
  *push(part: Uint8Array): Generator<ListBatch, void, undefined> {
    const start = this.#state === 'blank' ? this.#passOpening(part) : 0;
    for (let at = start; at < part.length && !this.isClosed; at += this.#batchSize) {
      yield* this.#pushPiece(part.subarray(at, at + this.#batchSize));
    }
  }

  /** What is left when the text ends inside the list. */
  unfinished(): ListBatch {
    return this.#batch(this.#length, null, this.#scanner.tally);
  }

  /** A text that is no list, whole. */
  rest(): Uint8Array {
    return this.#bytes.subarray(1, this.#length);
  }

  #passOpening(part: Uint8Array): number {
    const at = part.findIndex((byte) => !SPACES.has(byte));
    if (at === -1) return part.length;
    this.#state = part[at] === OPENING_BRACKET ? 'open' : 'other';
    return this.isOpen ? at + 1 : at;
  }

  *#pushPiece(piece: Uint8Array): Generator<ListBatch, void, undefined> {
    const start = this.#append(piece);
    if (!this.isOpen) return;
    const { close, comma, tallyAtComma } = this.#scanner.scan(piece);
    if (close !== null) {
      this.#state = 'closed';
      yield this.#batch(start + close, piece[close] ?? CLOSING_BRACKET, this.#scanner.tally);
    } else if (comma !== null && start + comma >= this.#batchSize) {
      yield this.#batch(start + comma, COMMA, tallyAtComma);
      this.#scanner.forget(tallyAtComma);
      this.#bytes.copyWithin(1, start + comma + 1, this.#length);
      this.#length -= start + comma;
    }
  }

  /** Where the piece begins among all that is kept. */
  #append(piece: Uint8Array): number {
    const start = this.#length;
    this.#length += piece.length;
    // One byte more for a closing bracket.
    if (this.#length >= this.#bytes.length) {
      const larger = Buffer.alloc(2 * this.#length);
      larger.set(this.#bytes.subarray(0, start));
      this.#bytes = larger;
    }
    this.#bytes.set(piece, start);
    return start;
  }

  #batch(length: number, end: number | null, tally: Tally): ListBatch {
    const isFirst = this.#isFirst;
    this.#isFirst = false;
    this.#bytes[length] = CLOSING_BRACKET;
    return { bytes: this.#bytes.subarray(0, length + 1), isFirst, end, tally };
  }
}
