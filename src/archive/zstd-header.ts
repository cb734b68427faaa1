import { IntegrityError } from '../model/errors.ts';

/** The header of a frame of zstd, as far as it tells how long the frame is and what it takes to unpack it. */
export type ZstdHeader =
  | { readonly kind: 'skippable'; readonly size: number /* bytes that follow */ }
  | { readonly kind: 'frame'; readonly window: number /* bytes */; readonly hasChecksum: boolean };

const MAGIC = [0x28, 0xb5, 0x2f, 0xfd];
const SKIPPABLE_MAGIC = [0x2a, 0x4d, 0x18]; // behind a byte from 0x50 to 0x5f
const SKIPPABLE_LENGTH = 8; // bytes
const DESCRIPTOR_AT = MAGIC.length;
const SINGLE_SEGMENT = 0x20;
const CHECKSUM = 0x04;
const CONTENT_SIZE_BYTES = [0, 2, 4, 8];
const DICTIONARY_BYTES = [0, 1, 2, 4];

/** Bytes of the longest header. */
export const LONGEST_ZSTD_HEADER: number = 18;

/** Whether a frame of zstd begins here that only carries a note to someone else. */
export function isSkippableFrame(head: Uint8Array): boolean {
  return (
    ((head[0] ?? 0) & 0xf0) === 0x50 && SKIPPABLE_MAGIC.every((byte, at) => head[at + 1] === byte)
  );
}

/**
 * How long a header is that begins with these bytes, or more than these when they do not tell yet. Throws
 * IntegrityError when none begins so. https://datatracker.ietf.org/doc/html/rfc8878#name-frame-header
 */
export function zstdHeaderLength(head: Uint8Array): number {
  if (head.length < MAGIC.length) return MAGIC.length;
  if (isSkippableFrame(head)) return SKIPPABLE_LENGTH;
  if (!MAGIC.every((byte, at) => head[at] === byte)) {
    throw new IntegrityError('invalid input: magic number mismatch');
  }
  const descriptor = head[DESCRIPTOR_AT];
  if (descriptor === undefined) return DESCRIPTOR_AT + 1;
  return contentSizeAt(descriptor) + contentSizeBytes(descriptor);
}

/** Reads a whole header: all the bytes that zstdHeaderLength() says. */
export function readZstdHeader(head: Uint8Array): ZstdHeader {
  if (isSkippableFrame(head)) {
    return { kind: 'skippable', size: littleEndian(head.subarray(MAGIC.length, SKIPPABLE_LENGTH)) };
  }
  const descriptor = head[DESCRIPTOR_AT] ?? 0;
  const window = isSingleSegment(descriptor)
    ? contentSize(head, descriptor)
    : windowSize(head[DESCRIPTOR_AT + 1] ?? 0);
  return { kind: 'frame', window, hasChecksum: (descriptor & CHECKSUM) !== 0 };
}

function isSingleSegment(descriptor: number): boolean {
  return (descriptor & SINGLE_SEGMENT) !== 0;
}

/** All of it is kept in memory when it is one segment. */
function contentSize(head: Uint8Array, descriptor: number): number {
  const at = contentSizeAt(descriptor);
  const length = contentSizeBytes(descriptor);
  const size = littleEndian(head.subarray(at, at + length));
  return length === 2 ? size + 256 : size;
}

function contentSizeAt(descriptor: number): number {
  const windowBytes = isSingleSegment(descriptor) ? 0 : 1;
  return DESCRIPTOR_AT + 1 + windowBytes + (DICTIONARY_BYTES[descriptor & 3] ?? 0);
}

function contentSizeBytes(descriptor: number): number {
  const bytes = CONTENT_SIZE_BYTES[descriptor >> 6] ?? 0;
  return bytes === 0 && isSingleSegment(descriptor) ? 1 : bytes;
}

function windowSize(descriptor: number): number {
  const base = 2 ** (10 + (descriptor >> 3));
  return base + (base / 8) * (descriptor & 7);
}

function littleEndian(bytes: Uint8Array): number {
  return bytes.reduceRight((value, byte) => value * 256 + byte, 0);
}
