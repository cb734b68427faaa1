import { fromBytes } from '../../../go/go-string.ts';
import { decodeFirst } from '../../../go/json-decode.ts';
import { GoJsonError } from '../../../go/json-error.ts';
import { JsonTooLongError, LONGEST_VALUE } from '../../../go/json-too-long-error.ts';
import type { ImageSummary } from '../../../model/image.ts';
import { type JsonSummary, toImageSummary } from './image-summary.ts';
import { ListScanner } from './list-scanner.ts';
import { ListWindow } from './list-window.ts';
import { SUMMARIES_TYPE } from './image-types.ts';
import { decodeBatch } from './summary-batch.ts';
import { SummaryPatterns } from './summary-patterns.ts';

const LARGEST_BATCH = 64 * 1024; // bytes
const OPENING_BRACKET = 0x5b;
const CLOSING_BRACKET = 0x5d;
const COMMA = 0x2c;
const OPENING = new Uint8Array([OPENING_BRACKET]);
const CLOSING = new Uint8Array([CLOSING_BRACKET]);
const SPACES: readonly number[] = [0x20, 0x09, 0x0d, 0x0a];

/**
 * Reads the images of a list while its bytes come. Elements as most engines write them are read by patterns,
 * what these leave by slower ways, the last of which does all that Go does. Throws GoJsonError, and JsonTooLongError.
 */
export class SummaryReader {
  #state: 'blank' | 'open' | 'closed' | 'other' = 'blank';
  readonly #window = new ListWindow();
  #patterns: SummaryPatterns | null = null;
  /** Where in the window the next element begins. */
  #start = 0;
  #isFirst = true;
  /** Looks for the end of an element that no pattern has read. */
  #scanner: ListScanner | null = null;
  /** How far it has come. */
  #scanned = 0;
  /** Bytes that are decoded in one go where patterns are of no use: more and more. */
  #batchSize = 1;
  #failure: GoJsonError | null = null;

  /** The list is closed: what follows does not belong to it. */
  get isClosed(): boolean {
    return this.#state === 'closed';
  }

  /** The images that further bytes complete. */
  push(piece: Uint8Array): readonly ImageSummary[] {
    const images: ImageSummary[] = [];
    this.#window.append(piece);
    if (this.#state === 'blank') this.#open();
    // Else an element that comes bit by bit would be tried again and again.
    const isShort = this.#window.length <= 2 * piece.length;
    while (this.#state === 'open' && this.#readSome(images, isShort));
    this.#dropRead();
    if (this.#window.length > LONGEST_VALUE) throw new JsonTooLongError(LONGEST_VALUE);
    return this.#failure === null ? images : [];
  }

  /** To be called when the bytes have ended. Throws what is wrong with the list as a whole. */
  finish(): void {
    if (this.#state === 'open') this.#decode(this.#window.length, null);
    else if (this.#state !== 'closed') decodeFirst(fromBytes(this.#unread()), SUMMARIES_TYPE);
    if (this.#failure !== null) throw this.#failure;
  }

  #open(): void {
    const { bytes, length } = this.#window;
    while (this.#start < length && SPACES.includes(bytes[this.#start] ?? 0)) this.#start += 1;
    if (this.#start === length) return;
    if (bytes[this.#start] !== OPENING_BRACKET) {
      this.#state = 'other';
      return;
    }
    this.#start += 1;
    // An empty list needs none of what reads elements.
    const isEmpty = this.#start < length && bytes[this.#start] === CLOSING_BRACKET;
    if (isEmpty) this.#start += 1;
    this.#state = isEmpty ? 'closed' : 'open';
  }

  /** Reads one or more elements; false when the next is not yet there whole. */
  #readSome(images: ImageSummary[], isShort: boolean): boolean {
    const isTried = this.#scanner === null || isShort;
    if (isTried && this.#readByPattern(images)) return true;
    const end = this.#findEnd();
    if (end === null) return false;
    if (isTried || !this.#readByPattern(images)) this.#readSlowly(images, end);
    return true;
  }

  #readByPattern(images: ImageSummary[]): boolean {
    this.#patterns ??= new SummaryPatterns();
    const end = this.#patterns.readAll(this.#window.text, this.#start, images);
    if (end === this.#start) return false;
    this.#batchSize = 1;
    this.#passTo(end);
    return true;
  }

  /** Of the next element, or of so many as make a batch. */
  #findEnd(): number | null {
    const { bytes, length: to } = this.#window;
    if (this.#scanner === null) {
      this.#scanner = new ListScanner();
      this.#scanned = this.#start;
    }
    const least = this.#start + this.#batchSize - 1;
    const end = this.#scanner.scan(bytes, { from: this.#scanned, to, least });
    this.#scanned = to;
    return end;
  }

  #readSlowly(images: ImageSummary[], end: number): void {
    const summaries = this.#decode(end, this.#window.bytes[end] ?? CLOSING_BRACKET);
    images.push(...summaries.map(toImageSummary));
    this.#patterns?.learn(Object.keys(summaries.at(-1) ?? {}));
    this.#batchSize = Math.min(2 * this.#batchSize, LARGEST_BATCH);
    this.#passTo(end + 1);
  }

  /** A value of the wrong type counts only when all that follows is sound: Go looks at that first. */
  #decode(place: number, end: number | null): readonly JsonSummary[] {
    const bytes = Buffer.concat([
      OPENING,
      this.#unread().subarray(0, place - this.#start),
      CLOSING,
    ]);
    const tally = this.#scanner?.tally ?? null;
    try {
      return decodeBatch({ bytes, isFirst: this.#isFirst, end, tally });
    } catch (error) {
      if (!(error instanceof GoJsonError) || error.kind !== 'type') throw error;
      this.#failure ??= error;
      return [];
    }
  }

  /** Behind a comma the next element begins. */
  #passTo(place: number): void {
    this.#start = place;
    this.#scanner = null;
    this.#isFirst = false;
    if (this.#window.bytes[place - 1] !== COMMA) this.#state = 'closed';
  }

  #unread(): Uint8Array {
    return this.#window.bytes.subarray(this.#start, this.#window.length);
  }

  #dropRead(): void {
    this.#window.dropBefore(this.#start);
    this.#scanned -= this.#start;
    this.#start = 0;
  }
}
