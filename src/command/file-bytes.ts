import { fstatSync, readSync } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { nextTurn } from '../go/next-turn.ts';
import { readPipe } from '../go/read-pipe.ts';
import { pathErrorText } from '../go/system-error.ts';
import { InputError } from '../model/errors.ts';
import type { FileBytes } from '../model/file-bytes.ts';

const PART = 1024 * 1024; // bytes
const TURN = 16 * 1024 * 1024; // bytes after which signals have their turn, however fast they are taken

/**
 * Opens a file to be read once, in parts that are good until the next is asked for; a plain file can be read by its
 * number, too. A pipe ends at the signal. Rejects with InputError in Go's words, and so do its parts.
 */
export async function openFileBytes(
  path: string,
  signal: AbortSignal,
): Promise<AsyncIterable<Uint8Array>> {
  const handle = await open(path, 'r').catch((error: unknown) => {
    throw failure(path, error);
  });
  const found = fstatSync(handle.fd);
  return found.isFile() ? plainFile(path, handle, found.size) : pipe(path, handle, signal);
}

/** It is read at once, which keeps nobody waiting. */
function plainFile(path: string, handle: FileHandle, size: number): FileBytes {
  const buffer = Buffer.allocUnsafeSlow(PART);
  let done = 0;
  const read = (most: number): Uint8Array => {
    try {
      const length = readSync(handle.fd, buffer, 0, Math.min(most, PART), null);
      done += length;
      return buffer.subarray(0, length);
    } catch (error) {
      throw failure(path, error);
    }
  };
  return {
    file: {
      descriptor: handle.fd,
      get left() {
        return Math.max(0, size - done);
      },
      read,
    },
    [Symbol.asyncIterator]: () => readParts(handle, async () => read(PART)),
  };
}

async function* pipe(
  path: string,
  handle: FileHandle,
  signal: AbortSignal,
): AsyncGenerator<Uint8Array> {
  const parts = readPipe(handle.fd, signal);
  const buffer = Buffer.allocUnsafeSlow(PART);
  const next = async (): Promise<Uint8Array> =>
    buffer.subarray(0, (await handle.read(buffer)).bytesRead);
  try {
    yield* parts ?? readParts(handle, next);
  } catch (error) {
    throw failure(path, error);
  } finally {
    if (parts !== null) await handle.close();
  }
}

async function* readParts(
  handle: FileHandle,
  read: () => Promise<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  try {
    for (let since = 0; ; since += PART) {
      if (since >= TURN) {
        since = 0;
        await nextTurn();
      }
      const bytes = await read();
      if (bytes.length === 0) return;
      yield bytes;
    }
  } finally {
    await handle.close();
  }
}

function failure(path: string, error: unknown): InputError {
  return new InputError(pathErrorText(path, error), { cause: error });
}
