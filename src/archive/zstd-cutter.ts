import { IntegrityError } from '../model/errors.ts';
import { LONGEST_ZSTD_HEADER, readZstdHeader, zstdHeaderLength } from './zstd-header.ts';

/** Behind what content in zstd is cut. */
export type ZstdCut = 'frame' | 'block';

const WINDOW_LIMIT = 128 * 1024 * 1024; // bytes; what the zstd program unpacks unasked
const BLOCK_HEADER = 3; // bytes
const CHECKSUM = 4; // bytes
const REPEATED_BYTE = 1;

/**
 * Cuts content in zstd as it comes, in pieces of any length, so that no piece has the end of more than one
 * frame, or block, in it. Throws IntegrityError for a frame that wants too much memory, and for what is none.
 * https://datatracker.ietf.org/doc/html/rfc8878#name-frames
 */
export class ZstdCutter {
  readonly #cut: ZstdCut;
  readonly #head = new Uint8Array(LONGEST_ZSTD_HEADER);
  #filled = 0;
  /** Bytes up to the next header. */
  #left = 0;
  #isInFrame = false;
  #isLastBlock = false;
  #hasChecksum = false;

  constructor(cut: ZstdCut) {
    this.#cut = cut;
  }

  /** The pieces are views of the bytes. */
  *cut(bytes: Uint8Array): Generator<Uint8Array, void, undefined> {
    let from = 0;
    for (let at = 0; at < bytes.length; ) {
      const length = this.#left > 0 ? Math.min(this.#left, bytes.length - at) : 1;
      const isEnd = this.#left > 0 ? this.#pass(length) : this.#gather(bytes[at] ?? 0);
      at += length;
      if (!isEnd) continue;
      yield bytes.subarray(from, at);
      from = at;
    }
    if (from < bytes.length) yield bytes.subarray(from);
  }

  /** True where a cut is wanted; so are those below. */
  #pass(length: number): boolean {
    this.#left -= length;
    return this.#left === 0 && this.#endPart();
  }

  #gather(byte: number): boolean {
    this.#head[this.#filled] = byte;
    this.#filled += 1;
    const head = this.#head.subarray(0, this.#filled);
    const needed = this.#isInFrame ? BLOCK_HEADER : zstdHeaderLength(head);
    if (this.#filled < needed) return false;
    this.#filled = 0;
    return this.#isInFrame ? this.#beginBlock(head) : this.#beginFrame(head);
  }

  #beginFrame(head: Uint8Array): boolean {
    const header = readZstdHeader(head);
    if (header.kind === 'skippable') {
      this.#left = header.size;
      return header.size === 0;
    }
    if (header.window > WINDOW_LIMIT) throw new IntegrityError('window size exceeded');
    this.#isInFrame = true;
    this.#isLastBlock = false;
    this.#hasChecksum = header.hasChecksum;
    return false;
  }

  #beginBlock([first = 0, second = 0, third = 0]: Uint8Array): boolean {
    this.#isLastBlock = (first & 1) === 1;
    const size = (first >> 3) | (second << 5) | (third << 13);
    this.#left = ((first >> 1) & 3) === REPEATED_BYTE ? 1 : size;
    if (this.#isLastBlock && this.#hasChecksum) this.#left += CHECKSUM;
    return this.#left === 0 && this.#endPart();
  }

  #endPart(): boolean {
    const isFrameEnd = !this.#isInFrame || this.#isLastBlock;
    if (isFrameEnd) this.#isInFrame = false;
    return isFrameEnd || this.#cut === 'block';
  }
}
