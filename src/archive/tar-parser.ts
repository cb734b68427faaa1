import { fromBytes } from '../go/go-string.ts';
import { IntegrityError } from '../model/errors.ts';
import { readPaxRecords } from './pax-records.ts';
import { BLOCK, invalidHeader, isZeroBlock, readTarHeader, type TarHeader } from './tar-header.ts';

/** What an entry of a tar is. */
export type TarEntryKind = 'file' | 'directory' | 'symlink' | 'link' | 'other';

/** An entry of a tar, with all that stands before it taken into account. */
export interface ParsedEntry {
  readonly name: string;
  readonly kind: TarEntryKind;
  readonly linkName: string;
  /** Bytes of content that follow. */
  readonly size: number;
  /** Bytes of the file itself: more, when it has holes. */
  readonly realSize: number;
}

/** Who listens to a parser. Pieces of content are views of what was written. */
export interface TarListener {
  entry(entry: ParsedEntry): void;
  content(bytes: Uint8Array): void;
}

type Records = ReadonlyMap<string, string>;

const NOTE_LIMIT = 1024 * 1024; // bytes of a long name, or of records
const SPARSE_FLAG_AT = 504;
const KINDS: Readonly<Record<string, TarEntryKind>> = {
  '\0': 'file',
  '0': 'file',
  '1': 'link',
  '2': 'symlink',
  '3': 'other',
  '4': 'other',
  '5': 'directory',
  '6': 'other',
  '7': 'file',
  S: 'file',
};
/** Nothing follows these, whatever size they claim. */
const BARE: ReadonlySet<TarEntryKind> = new Set(['link', 'symlink', 'directory', 'other']);

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
  #note: { readonly flag: string; readonly parts: Uint8Array[] } | null = null;
  #zeroBlocks = 0;
  #inSparseMap: ParsedEntry | null = null;
  #global: Records = new Map();
  #local: Records = new Map();
  #longName: string | null = null;
  #longLink: string | null = null;

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

  /** To be called when no more comes. */
  end(): void {
    const isWhole = this.#filled === 0 && this.#content === 0 && this.#padding === 0;
    if (this.#zeroBlocks < 2 && (!isWhole || this.#inSparseMap !== null)) {
      throw new IntegrityError('unexpected EOF');
    }
  }

  #passContent(bytes: Uint8Array, at: number): number {
    const length = Math.min(this.#content, bytes.length - at);
    const piece = bytes.subarray(at, at + length);
    this.#content -= length;
    if (this.#note === null) this.#listener.content(piece);
    else this.#note.parts.push(Uint8Array.from(piece));
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
    if ('xgLK'.includes(header.flag)) {
      if (header.size > NOTE_LIMIT) throw new IntegrityError('archive/tar: header field too long');
      this.#note = { flag: header.flag, parts: [] };
      this.#expect(header.size);
      if (header.size === 0) this.#finishNote(this.#note);
      return;
    }
    const entry = this.#describe(header);
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

  #finishNote({
    flag,
    parts,
  }: {
    readonly flag: string;
    readonly parts: readonly Uint8Array[];
  }): void {
    const bytes = Buffer.concat(parts);
    this.#note = null;
    if (flag === 'g') this.#global = new Map([...this.#global, ...readPaxRecords(bytes)]);
    else if (flag === 'x') this.#local = readPaxRecords(bytes);
    else {
      const end = bytes.indexOf(0);
      const text = fromBytes(end === -1 ? bytes : bytes.subarray(0, end));
      if (flag === 'L') this.#longName = text;
      else this.#longLink = text;
    }
  }

  /** The header, and what the notes before it say instead. */
  #describe(header: TarHeader): ParsedEntry {
    const record = (key: string): string | undefined =>
      this.#local.get(key) ?? this.#global.get(key);
    const name = record('GNU.sparse.name') ?? record('path') ?? this.#longName ?? header.name;
    const linkName = record('linkpath') ?? this.#longLink ?? header.linkName;
    const kind = kindOf(header.flag, name);
    const size = BARE.has(kind) ? 0 : sizeRecord(record('size'), header.size);
    const holes = record('GNU.sparse.realsize') ?? record('GNU.sparse.size');
    const realSize = header.flag === 'S' ? header.realSize : sizeRecord(holes, size);
    this.#local = new Map();
    this.#longName = null;
    this.#longLink = null;
    return { name, kind, linkName, size, realSize: BARE.has(kind) ? 0 : realSize };
  }
}

/** The oldest tars had no flag for folders. */
function kindOf(flag: string, name: string): TarEntryKind {
  const kind = KINDS[flag] ?? 'file';
  return kind === 'file' && flag !== 'S' && name.endsWith('/') ? 'directory' : kind;
}

function sizeRecord(text: string | undefined, otherwise: number): number {
  if (text === undefined) return otherwise;
  const size = Number(text);
  if (!/^\d+$/.test(text) || !Number.isSafeInteger(size)) throw invalidHeader();
  return size;
}
