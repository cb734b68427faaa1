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

/** Some old programs added the bytes up as signed ones. */
function hasGoodChecksum(block: Uint8Array): boolean {
  let unsigned = 0;
  let signed = 0;
  for (let at = 0; at < BLOCK; at += 1) {
    const isSum = at >= CHECKSUM.at && at < CHECKSUM.at + CHECKSUM.length;
    const byte = isSum ? BLANK : (block[at] ?? 0);
    unsigned += byte;
    signed += byte < BINARY ? byte : byte - 256;
  }
  const stated = number(block, CHECKSUM.at, CHECKSUM.length);
  return stated === unsigned || stated === signed;
}

function text(block: Uint8Array, at: number, length: number): string {
  const end = block.indexOf(0, at);
  const isCut = end === -1 || end > at + length;
  return fromBytes(block.subarray(at, isCut ? at + length : end));
}

/** Octal digits, or a binary number when the highest bit is set. Neither may be negative. */
function number(block: Uint8Array, at: number, length: number): number {
  const first = block[at] ?? 0;
  return (first & BINARY) === 0 ? octal(block, at, length) : binary(block, at, length);
}

function octal(block: Uint8Array, at: number, length: number): number {
  const digits = text(block, at, length).trim();
  if (digits === '') return 0;
  if (!/^[0-7]+$/.test(digits)) throw invalidHeader();
  return Number.parseInt(digits, 8);
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
