import { fromBytes } from '../go/go-string.ts';
import { IntegrityError } from '../model/errors.ts';

/** A tar is made of blocks of so many bytes. */
export const BLOCK = 512;

/** The block before an entry, read. Texts are Go strings. https://www.gnu.org/software/tar/manual/html_node/Standard.html */
export interface TarHeader {
  readonly name: string;
  readonly linkName: string;
  /** One letter; see TarEntryKind for what they mean. */
  readonly flag: string;
  /** Bytes of content that follow. */
  readonly size: number;
  /** Bytes of the file itself, which may have holes. */
  readonly realSize: number;
  /** Blocks with maps of holes follow the header. */
  readonly hasSparseMap: boolean;
}

const CHECKSUM = { at: 148, length: 8 };
const BLANK = 0x20;
const ZERO = 0x30;
const BINARY = 0x80;
const SIGN = 0x40;

/** Reads a header. Throws IntegrityError, in Go's words, when it is none. */
export function readTarHeader(block: Uint8Array): TarHeader {
  if (!hasGoodChecksum(block)) throw invalidHeader();
  const magic = text(block, 257, 8);
  const isPosix = magic.startsWith('ustar') && magic !== 'ustar  ';
  const flag = String.fromCharCode(block[156] ?? 0);
  const prefix = isPosix ? text(block, 345, 155) : '';
  const name = text(block, 0, 100);
  const size = number(block, 124, 12);
  const isSparse = flag === 'S';
  return {
    name: prefix === '' ? name : `${prefix}/${name}`,
    linkName: text(block, 157, 100),
    flag,
    size,
    realSize: isSparse ? number(block, 483, 12) : size,
    hasSparseMap: isSparse && block[482] !== 0,
  };
}

/** Whether all of a block is zero: two of them end a tar. */
export function isZeroBlock(block: Uint8Array): boolean {
  return block.every((byte) => byte === 0);
}

/** The error for what is no tar. */
export function invalidHeader(cause?: unknown): IntegrityError {
  return new IntegrityError('archive/tar: invalid tar header', { cause });
}

function hasGoodChecksum(block: Uint8Array): boolean {
  const stated = number(block, CHECKSUM.at, CHECKSUM.length);
  const unsigned = sum(block);
  // Some old programs added the bytes up as signed ones.
  return stated === unsigned || stated === unsigned - 256 * highBytes(block);
}

/** The checksum itself counts as blanks. This is most of the time that a small file takes. */
function sum(block: Uint8Array): number {
  let total = CHECKSUM.length * BLANK;
  for (let at = 0; at < CHECKSUM.at; at += 1) total += block[at] ?? 0;
  for (let at = CHECKSUM.at + CHECKSUM.length; at < BLOCK; at += 1) total += block[at] ?? 0;
  return total;
}

function highBytes(block: Uint8Array): number {
  return block.reduce((count, byte, at) => {
    const isSum = at >= CHECKSUM.at && at < CHECKSUM.at + CHECKSUM.length;
    return byte < BINARY || isSum ? count : count + 1;
  }, 0);
}

function text(block: Uint8Array, at: number, length: number): string {
  if (block[at] === 0) return '';
  const end = block.indexOf(0, at);
  const isCut = end === -1 || end > at + length;
  return fromBytes(block.subarray(at, isCut ? at + length : end));
}

/** Octal digits, or a binary number when the highest bit is set. Neither may be negative. */
function number(block: Uint8Array, at: number, length: number): number {
  const first = block[at] ?? 0;
  return (first & BINARY) === 0 ? octal(block, at, at + length) : binary(block, at, length);
}

/** Between blanks and zero bytes, as many as there are. */
function octal(block: Uint8Array, start: number, end: number): number {
  let [from, to] = [start, end];
  while (from < to && isFiller(block[from])) from += 1;
  while (to > from && isFiller(block[to - 1])) to -= 1;
  let value = 0;
  for (let at = from; at < to && block[at] !== 0; at += 1) {
    const digit = (block[at] ?? 0) - ZERO;
    if (digit < 0 || digit > 7) throw invalidHeader();
    value = value * 8 + digit;
  }
  return value;
}

function isFiller(byte: number | undefined): boolean {
  return byte === 0 || byte === BLANK;
}

function binary(block: Uint8Array, at: number, length: number): number {
  const first = block[at] ?? 0;
  if ((first & SIGN) !== 0) throw invalidHeader();
  let value = first & ~BINARY;
  for (let offset = 1; offset < length; offset += 1) {
    value = value * 256 + (block[at + offset] ?? 0);
  }
  if (!Number.isSafeInteger(value)) throw invalidHeader();
  return value;
}
