const MAGIC = 4; // bytes
const SINGLE_SEGMENT = 0x20;
const CONTENT_SIZE_BYTES = [0, 2, 4, 8];
const DICTIONARY_BYTES = [0, 1, 2, 4];

/**
 * How much memory a frame of zstd wants, in bytes, by its first bytes; 0 when there are too few of them.
 * https://datatracker.ietf.org/doc/html/rfc8878#name-frame-header
 */
export function zstdWindow(frame: Uint8Array): number {
  const descriptor = frame[MAGIC];
  if (descriptor === undefined) return 0;
  if ((descriptor & SINGLE_SEGMENT) !== 0) return contentSize(frame, descriptor);
  const window = frame[MAGIC + 1] ?? 0;
  const base = 2 ** (10 + (window >> 3));
  return base + (base / 8) * (window & 7);
}

/** All of it is kept in memory when it is one segment. */
function contentSize(frame: Uint8Array, descriptor: number): number {
  const length = CONTENT_SIZE_BYTES[descriptor >> 6] || 1;
  const at = MAGIC + 1 + (DICTIONARY_BYTES[descriptor & 3] ?? 0);
  const bytes = frame.subarray(at, at + length);
  return bytes.reduceRight((value, byte) => value * 256 + byte, 0);
}
