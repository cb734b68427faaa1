import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { errorCode } from '../go/system-error.ts';
import type { Descriptor } from '../model/descriptor.ts';
import { StoreError } from '../model/errors.ts';
import type { BlobStore } from './blob-store.ts';
import { writeError } from './write-error.ts';
import { openFile, readWhole, removeFolder, renameFile, syncFolder } from './disk.ts';
import type { IndexEntry } from './index-entry.ts';
import { type IndexContent, indexText, parseIndex, readIndexFile } from './index-file.ts';
import { keepFile } from './keep-file.ts';
import { removeQuietly } from './remove-quietly.ts';
import type { LockWait, StoreLock } from './store-lock.ts';
import type { StorePlace } from './store-place.ts';

/** What a change makes of the lines. */
export interface IndexChange {
  readonly entries: readonly IndexEntry[];
  /** What must lie in the store for that: else the change fails with MissingContentError. */
  readonly needed?: readonly Pick<Descriptor, 'digest' | 'size'>[];
  /** Work that is still done under the lock, once the change is public. */
  afterwards?(): Promise<void>;
}

/** Makes new lines of the old ones; null: all stays as it is. */
export type ChangePlan = (
  entries: readonly IndexEntry[],
) => IndexChange | null | Promise<IndexChange | null>;

/** Content was taken away between its arrival and the commit. */
export class MissingContentError extends StoreError {
  readonly missing: readonly string[];
  constructor(missing: readonly string[]) {
    super(`store: ${missing.join(', ')} vanished before it could be named`);
    this.missing = missing;
  }
}

/** What a name index needs around it. */
export interface IndexParts {
  readonly place: StorePlace;
  readonly blobs: BlobStore;
  readonly lock: StoreLock;
}

/**
 * The names of a store: index.json. Readers take no lock, for the file is only ever replaced as a whole;
 * that replacement is the one moment at which anything a command does becomes true.
 */
export class NameIndex {
  readonly #parts: IndexParts;
  readonly #onNotice: (text: string) => void;

  constructor(parts: IndexParts, onNotice: (text: string) => void) {
    this.#parts = parts;
    this.#onNotice = onNotice;
  }

  /** The lines; from the last good copy when the file is damaged, which is told. */
  async read(): Promise<readonly IndexEntry[]> {
    const { entries } = await this.#readOrRecover();
    return entries;
  }

  /** Changes the lines, alone among all processes. */
  async update(plan: ChangePlan, wait: LockWait = {}): Promise<void> {
    const { place, lock } = this.#parts;
    await lock.withLock(async (held) => {
      const content = await readIndexFile(place.index);
      const change = await plan(content.entries);
      if (change === null) return;
      this.#checkContent(change);
      await syncFolder(place.blobs());
      await this.#publish({ ...content, entries: change.entries }, () => held.assertHeld());
      await change.afterwards?.();
    }, wait);
  }

  #checkContent({ needed = [] }: IndexChange): void {
    const missing = needed.filter((target) => !this.#parts.blobs.has(target));
    if (missing.length === 0) return;
    throw new MissingContentError(missing.map(({ digest }) => digest));
  }

  async #publish(content: IndexContent, assertHeld: () => Promise<void>): Promise<void> {
    const { place } = this.#parts;
    const bytes = new TextEncoder().encode(indexText(content));
    // On the file system of the index, so that the renaming is one step, but outside the layout.
    const temporary = join(place.root, `index.${randomUUID()}.tmp`);
    try {
      await this.#writeWhole(temporary, bytes);
      await assertHeld();
      await renameFile(temporary, place.index);
    } catch (error) {
      await removeQuietly(temporary);
      throw writeError(place.index, error);
    }
    await syncFolder(place.layout);
    // A copy, no second name of the same file: other programs write in place.
    await keepFile(this.#copyPath(), bytes);
  }

  /** A full disk must not keep anyone from removing: what can be made anew goes first. */
  async #writeWhole(path: string, bytes: Uint8Array): Promise<void> {
    try {
      await writeSynced(path, bytes);
    } catch (error) {
      if (errorCode(error) !== 'ENOSPC') throw error;
      await removeFolder(this.#parts.place.cache);
      await writeSynced(path, bytes);
    }
  }

  async #readOrRecover(): Promise<IndexContent> {
    try {
      return await readIndexFile(this.#parts.place.index);
    } catch (error) {
      const copy = await this.lastGood();
      if (!(error instanceof StoreError) || copy === null) throw error;
      this.#onNotice(`${error.message}; until then this shows what it said before`);
      return copy;
    }
  }

  /** What the index said after the last change that this program made; null when there is no copy. */
  async lastGood(): Promise<IndexContent | null> {
    try {
      return parseIndex(new TextDecoder().decode(await readWhole(this.#copyPath())));
    } catch (error) {
      if (errorCode(error) === '') throw error;
      return null;
    }
  }

  #copyPath(): string {
    return join(this.#parts.place.cache, 'index.last.json');
  }
}

async function writeSynced(path: string, bytes: Uint8Array): Promise<void> {
  const file = await openFile(path, 'w');
  try {
    await file.write(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
}
