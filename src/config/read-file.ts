import { readFileSync } from 'node:fs';
import { errorCode } from '../go/system-error.ts';

/** The part of bun that is used here. */
interface BunFiles {
  /** Makes the bytes of a file those of an array; throws as opening it does, and for an empty one. */
  mmap(path: string): Uint8Array;
}

/**
 * The bytes of a file. Throws an error of the system. With bun it is read without node:fs, which takes a millisecond to
 * load: most calls find no file, and have time for that later, while an engine is busy.
 */
export function readFile(path: string): Uint8Array {
  const bun: unknown = Reflect.get(globalThis, 'Bun');
  return (hasFiles(bun) ? mapped(bun, path) : null) ?? readFileSync(path);
}

/** Null: it has to be read in the common way, which knows better what is wrong. */
function mapped(bun: BunFiles, path: string): Uint8Array | null {
  try {
    return bun.mmap(path).slice();
  } catch (error) {
    if (errorCode(error) === 'ENOENT') throw error;
    return null;
  }
}

/** What it has under this name is bun's own word. */
function hasFiles(value: unknown): value is BunFiles {
  return typeof value === 'object' && value !== null && 'mmap' in value;
}
