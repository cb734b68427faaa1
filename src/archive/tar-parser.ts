import { IntegrityError } from '../model/errors.ts';
import { EntryNotes, isNote, type ParsedEntry } from './entry-notes.ts';
import { BLOCK, invalidHeader, isZeroBlock, readTarHeader, type TarHeader } from './tar-header.ts';

/** Who listens to a parser. Pieces of content are views of what was written. */
export interface TarListener {
  entry(entry: ParsedEntry): void;
  content(bytes: Uint8Array): void;
}

/** A long name, or records, on the way in. */
interface OpenNote {
  readonly flag: string;
  readonly parts: Uint8Array[];
}

const NOTE_LIMIT = 1024 * 1024; // bytes; Go's limit
const SPARSE_FLAG_AT = 504;

/**
 * Reads a tar as it comes, in pieces of any length, and needs no more memory than one header and one note.
 * USTAR, PAX, GNU and the oldest kind. What follows the end of the archive is not looked at. Throws
 * IntegrityError in Go's words.
 */
export class TarParser {
  readonly #listener: TarListener;
  readonly #block = new Uint8Array(BLOCK);
  #filled = 0;
  #content = 0;
  #padding = 0;
  #note: OpenNote | null = null;
  #zeroBlocks = 0;
  #inSparseMap: ParsedEntry | null = null;
  readonly #notes = new EntryNotes();

  constructor(listener: TarListener) {
    this.#listener = listener;
  }

  write(bytes: Uint8Array): void {
    for (let at = 0; at < bytes.length && this.#zeroBlocks < 2; ) {
      if (this.#content > 0) at += this.#passContent(bytes, at);
      else if (this.#padding > 0) {
        const length = Math.min(this.#padding, bytes.length - at);
        this.#padding -= length;
        at += length;
      } else at += this.#fillBlock(bytes, at);
    }
  }

  /** To be called when no more comes. The last file need not be filled up to whole blocks. */
  end(): void {
    const isWhole = this.#filled === 0 && this.#content === 0;
    if (this.#zeroBlocks < 2 && (!isWhole || this.#inSparseMap !== null)) {
      throw new IntegrityError('unexpected EOF');
    }
  }

  #passContent(bytes: Uint8Array, at: number): number {
    const length = Math.min(this.#content, bytes.length - at);
    const piece = bytes.subarray(at, at + length);
    this.#content -= length;
    if (this.#note === null) this.#listener.content(piece);
    else this.#note.parts.push(new Uint8Array(piece));
    if (this.#content === 0 && this.#note !== null) this.#finishNote(this.#note);
    return length;
  }

  /** A header that lies in one piece, as most do, is read where it is. */
  #fillBlock(bytes: Uint8Array, at: number): number {
    if (this.#filled === 0 && bytes.length - at >= BLOCK) {
      this.#takeBlock(bytes.subarray(at, at + BLOCK));
      return BLOCK;
    }
    const length = Math.min(BLOCK - this.#filled, bytes.length - at);
    this.#block.set(bytes.subarray(at, at + length), this.#filled);
    this.#filled += length;
    if (this.#filled === BLOCK) {
      this.#filled = 0;
      this.#takeBlock(this.#block);
    }
    return length;
  }

  #takeBlock(block: Uint8Array): void {
    if (this.#inSparseMap !== null) return this.#takeSparseMap(this.#inSparseMap, block);
    if (block[0] === 0 && isZeroBlock(block)) {
      this.#zeroBlocks += 1;
      return;
    }
    if (this.#zeroBlocks > 0) throw invalidHeader();
    this.#takeHeader(readTarHeader(block));
  }

  #takeHeader(header: TarHeader): void {
    if (isNote(header.flag)) {
      if (header.size > NOTE_LIMIT) throw new IntegrityError('archive/tar: header field too long');
      this.#note = { flag: header.flag, parts: [] };
      this.#expect(header.size);
      if (header.size === 0) this.#finishNote(this.#note);
      return;
    }
    const entry = this.#notes.describe(header);
    if (header.hasSparseMap) this.#inSparseMap = entry;
    else this.#begin(entry);
  }

  #takeSparseMap(entry: ParsedEntry, block: Uint8Array): void {
    if (block[SPARSE_FLAG_AT] !== 0) return;
    this.#inSparseMap = null;
    this.#begin(entry);
  }

  #begin(entry: ParsedEntry): void {
    this.#listener.entry(entry);
    this.#expect(entry.size);
  }

  #expect(size: number): void {
    this.#content = size;
    this.#padding = (BLOCK - (size % BLOCK)) % BLOCK;
  }

  #finishNote({ flag, parts }: OpenNote): void {
    this.#note = null;
    this.#notes.add(flag, Buffer.concat(parts));
  }
}
