import { type FileHandle, open } from 'node:fs/promises';
import { pathErrorText } from '../go/system-error.ts';
import { InputError } from '../model/errors.ts';

const PART = 256 * 1024; // bytes

/** Opens a file to be read once, in parts that are good until the next is asked for. Rejects with InputError in Go's words, and so do its parts. */
export async function openFileBytes(path: string): Promise<AsyncIterable<Uint8Array>> {
  const handle = await attempt(path, () => open(path, 'r'));
  return readParts(path, handle);
}

async function* readParts(path: string, handle: FileHandle): AsyncGenerator<Uint8Array> {
  const buffer = Buffer.allocUnsafe(PART);
  try {
    for (;;) {
      const { bytesRead } = await attempt(path, () => handle.read(buffer));
      if (bytesRead === 0) return;
      yield buffer.subarray(0, bytesRead);
    }
  } finally {
    await handle.close();
  }
}

async function attempt<T>(path: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw new InputError(pathErrorText(path, error), { cause: error });
  }
}
