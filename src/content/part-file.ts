import { join } from 'node:path';
import { errorCode } from '../go/system-error.ts';
import type { Digest } from '../model/digest.ts';
import { type DiskFile, fileFacts, listFolder, openFile, renameFile } from './disk.ts';
import type { OwnerFiles } from './owner-files.ts';
import { removeQuietly } from './remove-quietly.ts';
import type { StorePlace } from './store-place.ts';

/** A download of some content that another process is at. */
export interface ForeignPart {
  readonly owner: string;
  /** Bytes that are here. */
  readonly size: number;
}

const PART = /^([0-9a-f]+)\.([^.]+)\.part$/;

/**
 * Content on its way into the store: "<hex>.<owner>.part". The name tells whose it is. What a dead owner
 * left is taken over by renaming, which one process alone can do.
 */
export class PartFiles {
  readonly #place: StorePlace;
  readonly #owners: OwnerFiles;

  constructor(place: StorePlace, owners: OwnerFiles) {
    this.#place = place;
    this.#owners = owners;
  }

  /** The download of it that a living process is at; null: there is none. */
  async foreign(digest: Digest): Promise<ForeignPart | null> {
    for (const { name, owner } of await this.#partsOf(digest)) {
      if (owner === this.#owners.own || !(await this.#owners.isAlive(owner))) continue;
      const facts = fileFacts(join(this.#place.ingest, name));
      if (facts !== null) return { owner, size: facts.size };
    }
    return null;
  }

  /** The own file for a download, with what came before: of this process or of a dead one. */
  async open(digest: Digest): Promise<PartFile> {
    await this.#owners.announce();
    const path = join(this.#place.ingest, `${hexOf(digest)}.${this.#owners.own}.part`);
    if (fileFacts(path) === null) await this.#inherit(digest, path);
    return new PartFile(path, await openFile(path, 'a+'));
  }

  /** Takes over what a dead process left, if it left anything. */
  async #inherit(digest: Digest, path: string): Promise<void> {
    for (const { name, owner } of await this.#partsOf(digest)) {
      if (await this.#owners.isAlive(owner)) continue;
      try {
        await renameFile(join(this.#place.ingest, name), path);
        return;
      } catch (error) {
        // Somebody else was quicker.
        if (errorCode(error) !== 'ENOENT') throw error;
      }
    }
  }

  async #partsOf(digest: Digest): Promise<readonly { name: string; owner: string }[]> {
    const names = await listFolder(this.#place.ingest);
    return names.flatMap((name) => {
      const [, hex, owner] = PART.exec(name) ?? [];
      return hex === hexOf(digest) && owner !== undefined ? [{ name, owner }] : [];
    });
  }
}

/** An open download. */
export class PartFile {
  readonly path: string;
  readonly #file: DiskFile;

  constructor(path: string, file: DiskFile) {
    this.path = path;
    this.#file = file;
  }

  size(): Promise<number> {
    return this.#file.size();
  }

  /** What is there already, in pieces that are good until the next is asked for. */
  async *content(): AsyncGenerator<Uint8Array, void, undefined> {
    const buffer = Buffer.allocUnsafe(1024 * 1024);
    for (let at = 0; ; ) {
      const length = await this.#file.readAt(buffer, at);
      if (length === 0) return;
      at += length;
      yield buffer.subarray(0, length);
    }
  }

  append(bytes: Uint8Array): Promise<void> {
    return this.#file.write(bytes);
  }

  /** Begins anew. */
  clear(): Promise<void> {
    return this.#file.truncate(0);
  }

  /** Puts it on the disk for good; the file stays open for nobody. */
  async finish(): Promise<void> {
    await this.#file.sync();
    await this.#file.close();
  }

  /** Leaves it for the next attempt, in this process or another. */
  close(): Promise<void> {
    return this.#file.close();
  }

  async discard(): Promise<void> {
    await this.#file.close();
    await removeQuietly(this.path);
  }
}

function hexOf(digest: Digest): string {
  return digest.slice(digest.indexOf(':') + 1);
}
