import { createHash } from 'node:crypto';
import { closeSync, openSync, readSync } from 'node:fs';

const PIECE = 1024 * 1024; // bytes

/** The SHA-256 of parts that follow each other, in hex. */
export function digestOf(parts: Iterable<Uint8Array>): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest('hex');
}

/** The same of a file, which does not come into memory as a whole. */
export function digestOfFile(path: string): string {
  const file = openSync(path, 'r');
  try {
    return digestOf(pieces(file));
  } finally {
    closeSync(file);
  }
}

function* pieces(file: number): Generator<Uint8Array> {
  const buffer = Buffer.alloc(PIECE);
  for (;;) {
    const count = readSync(file, buffer, 0, PIECE, null);
    if (count === 0) return;
    yield buffer.subarray(0, count);
  }
}
