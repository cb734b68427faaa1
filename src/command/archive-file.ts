import { writeSync } from 'node:fs';
import { type FileHandle, lstat, open, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { errorCode, pathErrorText, systemErrorText } from '../go/system-error.ts';
import { OutputError } from '../model/errors.ts';
import { TarEnd } from './tar-end.ts';
import { WriteBack } from './write-back.ts';

/** An archive that takes the place of a file only when it is whole. */
export interface ArchiveFile {
  write(bytes: Uint8Array): Promise<void>;
  /** Makes it last and puts it in its place. Rejects with OutputError when it is cut short. */
  commit(): Promise<void>;
  /** Takes away what was not committed. */
  discard(): Promise<void>;
}

const PRIVATE = 0o600;

/**
 * Opens an archive that is to become the file at a path. It is written beside that, so that a failure
 * leaves the file as it was. Rejects with OutputError in docker's words.
 */
export async function openArchiveFile(path: string): Promise<ArchiveFile> {
  await checkDestination(path);
  const temporary = join(dirname(path), `.tmp-${basename(path)}${randomDigits()}`);
  const handle = await attempt(temporary, () => open(temporary, 'wx', PRIVATE));
  return new OpenArchive({ path, temporary, handle });
}

class OpenArchive implements ArchiveFile {
  readonly #path: string;
  readonly #temporary: string;
  readonly #handle: FileHandle;
  readonly #end = new TarEnd();
  readonly #writeBack: WriteBack;
  #isOpen = true;
  #isCommitted = false;

  constructor(place: {
    readonly path: string;
    readonly temporary: string;
    readonly handle: FileHandle;
  }) {
    this.#path = place.path;
    this.#temporary = place.temporary;
    this.#handle = place.handle;
    this.#writeBack = new WriteBack(() => place.handle.sync());
  }

  async write(bytes: Uint8Array): Promise<void> {
    this.#end.push(bytes);
    await this.#onFile(async () => {
      // A thread for it would take longer than the call.
      for (let done = 0; done < bytes.length; ) done += writeSync(this.#handle.fd, bytes, done);
    });
    this.#writeBack.wrote(bytes.length);
  }

  async commit(): Promise<void> {
    if (!this.#end.isWhole) {
      throw failure(`the engine sent an archive without its end; ${this.#path} is as it was`);
    }
    // Nothing was sent: docker makes no file of that.
    if (this.#end.isEmpty) return;
    await this.#onFile(async () => {
      // What was created by open() is subject to the umask.
      await this.#handle.chmod(PRIVATE);
      await this.#writeBack.settle();
      await this.#handle.sync();
      await this.#close();
      await rename(this.#temporary, this.#path);
    });
    this.#isCommitted = true;
  }

  async discard(): Promise<void> {
    if (this.#isCommitted) return;
    // In this order: a disk that is slow may have to be waited for.
    await rm(this.#temporary, { force: true });
    await this.#close();
  }

  #onFile(work: () => Promise<void>): Promise<void> {
    return attempt(this.#path, work);
  }

  async #close(): Promise<void> {
    if (!this.#isOpen) return;
    this.#isOpen = false;
    // Its error was told, or does not matter any more.
    await this.#writeBack.settle().catch(() => {});
    await this.#handle.close();
  }
}

/** What is no plain file is left alone. */
async function checkDestination(path: string): Promise<void> {
  const folder = folderOf(path);
  const isFolder = await attempt(folder, async () => (await stat(folder)).isDirectory(), INVALID);
  if (!isFolder) throw failure(`${INVALID}stat ${folder}: not a directory`);
  const found = await lstat(path).catch((error: unknown) => {
    if (errorCode(error) === 'ENOENT') return null;
    throw failure(lstatText(path, error));
  });
  if (found === null || found.isFile()) return;
  const kind = KINDS.find(([, is]) => found[is]())?.[0] ?? 'what is no file';
  throw failure(`cannot write to ${kind}`);
}

const INVALID = 'invalid output path: ';
const KINDS = [
  ['a directory', 'isDirectory'],
  ['a symbolic link directly', 'isSymbolicLink'],
  ['a named pipe (FIFO)', 'isFIFO'],
  ['a socket', 'isSocket'],
  ['a character device file', 'isCharacterDevice'],
  ['a block device file', 'isBlockDevice'],
] as const;

/** As Go has it: a path that ends with a slash is in the folder that it names. */
function folderOf(path: string): string {
  return path.endsWith('/') ? path.replace(/(?<=.)\/+$/, '') : dirname(path);
}

async function attempt<T>(path: string, work: () => Promise<T>, prefix = ''): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw failure(prefix + pathErrorText(path, error), error);
  }
}

function lstatText(path: string, error: unknown): string {
  return `lstat ${path}: ${systemErrorText(error)}`;
}

function failure(reason: string, cause?: unknown): OutputError {
  return new OutputError(`failed to save image: ${reason}`, { cause });
}

function randomDigits(): string {
  return String(Math.trunc(Math.random() * 1e9));
}
