import { readFileSync } from 'node:fs';
import { errorCode } from '../go/system-error.ts';

/** The part of bun that is used here. */
interface BunFiles {
  /** Opens a file and makes its bytes those of an array; throws as opening does. */
  mmap(path: string): Uint8Array;
}

/**
 * The bytes of a file. Throws an error of the system. With bun it says that there is none without node:fs, which takes
 * a millisecond to load: most calls find no file, and have time for that later, while an engine is busy.
 */
export function readFile(path: string): Uint8Array {
  const bun: unknown = Reflect.get(globalThis, 'Bun');
  if (hasFiles(bun)) throwIfMissing(bun, path);
  return readFileSync(path);
}

function throwIfMissing(bun: BunFiles, path: string): void {
  try {
    // With a slash behind it no file can be opened, for this would open it to be written, which others may watch for.
    bun.mmap(`${path}/`);
  } catch (error) {
    if (errorCode(error) === 'ENOENT') throw error;
  }
}

/** What it has under this name is bun's own word. */
function hasFiles(value: unknown): value is BunFiles {
  return typeof value === 'object' && value !== null && 'mmap' in value;
}
