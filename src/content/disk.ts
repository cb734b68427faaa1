import { closeSync, constants, openSync, readFileSync, type Stats, statSync } from 'node:fs';
import {
  type FileHandle,
  link,
  mkdir,
  open,
  readdir,
  readFile,
  rename,
  rm,
  statfs,
  unlink,
} from 'node:fs/promises';
import { errorCode } from '../go/system-error.ts';

// All that the store does to the file system goes through here, so that tests can put a failing disk,
// or a sudden death, at each step.

/** What a look at a file tells; null where there is none. */
export type FileFacts = Pick<Stats, 'size' | 'ino' | 'mtimeMs' | 'ctimeMs' | 'mode' | 'uid'>;

/** An open file. Close it when done. */
export class DiskFile {
  readonly #handle: FileHandle;

  constructor(handle: FileHandle) {
    this.#handle = handle;
  }

  /** Writes all of it at the file's position. */
  async write(bytes: Uint8Array): Promise<void> {
    let rest = bytes;
    while (rest.length > 0) {
      const { bytesWritten } = await this.#handle.write(rest);
      rest = rest.subarray(bytesWritten);
    }
  }

  /** Reads at a place; as many bytes as there are, 0 at the end. */
  async readAt(buffer: Uint8Array, position: number): Promise<number> {
    const { bytesRead } = await this.#handle.read(buffer, 0, buffer.length, position);
    return bytesRead;
  }

  /** Waits until the content is on the disk. */
  sync(): Promise<void> {
    return this.#handle.datasync();
  }

  truncate(length: number): Promise<void> {
    return this.#handle.truncate(length);
  }

  async size(): Promise<number> {
    const { size } = await this.#handle.stat();
    return size;
  }

  close(): Promise<void> {
    return this.#handle.close();
  }
}

/** Opens a file with the flags of open(2) as Node spells them ("r", "wx", "a"). */
export async function openFile(path: string, flags: string, mode = 0o644): Promise<DiskFile> {
  return new DiskFile(await open(path, flags, mode));
}

/** Writes a new file, or over an old one, and leaves it to the system when it reaches the disk. */
export async function writeFile(
  path: string,
  bytes: Uint8Array,
  flags: 'w' | 'wx' = 'w',
): Promise<void> {
  const file = await openFile(path, flags);
  try {
    await file.write(bytes);
  } finally {
    await file.close();
  }
}

/** The whole file. */
export async function readWhole(path: string): Promise<Uint8Array> {
  return readFile(path);
}

/** The whole file, at once: for many small ones, where waiting takes longer than reading. */
export function readWholeSync(path: string): Uint8Array {
  return readFileSync(path);
}

/** What a file is like; null when there is none. */
export function fileFacts(path: string): FileFacts | null {
  return statSync(path, { throwIfNoEntry: false }) ?? null;
}

/** Renames over whatever has the new name. */
export function renameFile(from: string, to: string): Promise<void> {
  return rename(from, to);
}

/** Gives a file a second name; fails when the name is taken. */
export function linkFile(existing: string, name: string): Promise<void> {
  return link(existing, name);
}

/** Whether giving a file a second name failed because the file system has no such thing. */
export function hasNoLinks(error: unknown): boolean {
  return ['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK'].includes(errorCode(error));
}

/** Removes a file. Whether there was one. */
export async function removeFile(path: string): Promise<boolean> {
  try {
    await unlink(path);
    return true;
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return false;
    throw error;
  }
}

/** Removes a folder with all that is in it, if it is there. */
export function removeFolder(path: string): Promise<void> {
  return rm(path, { recursive: true, force: true });
}

/** Makes a folder and those above it, where they are missing. */
export async function makeFolder(path: string, mode = 0o755): Promise<void> {
  await mkdir(path, { recursive: true, mode });
}

/** The names in a folder; none when there is no folder. */
export async function listFolder(path: string): Promise<readonly string[]> {
  try {
    return await readdir(path);
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return [];
    throw error;
  }
}

/** Waits until the names in a folder are on the disk, where the system can do that. */
export async function syncFolder(path: string): Promise<void> {
  const handle = await open(path, constants.O_RDONLY);
  try {
    await handle.sync();
  } catch (error) {
    // Some file systems sync no folders.
    if (!['EINVAL', 'ENOTSUP', 'EPERM', 'EISDIR'].includes(errorCode(error))) throw error;
  } finally {
    await handle.close();
  }
}

/** The number of an open folder, to be closed. */
export function openFolder(path: string): number {
  return openSync(path, constants.O_RDONLY);
}

/** Closes what openFolder() opened. */
export function closeFolder(descriptor: number): void {
  closeSync(descriptor);
}

/** Bytes that can still be written where a folder lies. */
export async function freeSpace(path: string): Promise<number> {
  const { bavail, bsize } = await statfs(path);
  return bavail * bsize;
}
