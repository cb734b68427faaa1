import { fstatSync, readSync } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { pathErrorText } from '../go/system-error.ts';
import { InputError } from '../model/errors.ts';

const PART = 1024 * 1024; // bytes
const TURN = 16 * 1024 * 1024; // bytes after which signals have their turn, however fast they are taken

/** Opens a file to be read once, in parts that are good until the next is asked for. Rejects with InputError in Go's words, and so do its parts. */
export async function openFileBytes(path: string): Promise<AsyncIterable<Uint8Array>> {
  const handle = await attempt(path, () => open(path, 'r'));
  return readParts(path, handle);
}

async function* readParts(path: string, handle: FileHandle): AsyncGenerator<Uint8Array> {
  const buffer = Buffer.allocUnsafeSlow(PART);
  const read = reader(handle);
  try {
    for (let since = 0; ; since += PART) {
      if (since >= TURN) {
        since = 0;
        await turn();
      }
      const length = await attempt(path, () => read(buffer));
      if (length === 0) return;
      yield buffer.subarray(0, length);
    }
  } finally {
    await handle.close();
  }
}

/** How to read: a plain file at once, which keeps nobody waiting; for a pipe one must wait. */
function reader(handle: FileHandle): (buffer: Uint8Array) => Promise<number> {
  if (fstatSync(handle.fd).isFile()) return async (buffer) => readSync(handle.fd, buffer);
  return async (buffer) => (await handle.read(buffer)).bytesRead;
}

function turn(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}

async function attempt<T>(path: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw new InputError(pathErrorText(path, error), { cause: error });
  }
}
