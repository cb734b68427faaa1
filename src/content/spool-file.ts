import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { type Digest, parseDigest } from '../model/digest.ts';
import { writeError } from './write-error.ts';
import { type DiskFile, openFile } from './disk.ts';
import { removeQuietly } from './remove-quietly.ts';
import type { OwnerFiles } from './owner-files.ts';
import type { StorePlace } from './store-place.ts';

/** Content that arrived whole, but has no place yet. */
export interface SpooledContent {
  readonly path: string;
  readonly digest: Digest;
  readonly size: number;
}

/** Makes room for content whose digest shows only at its end: "<owner>.<number>.spool". */
export class SpoolFiles {
  readonly #place: StorePlace;
  readonly #owners: OwnerFiles;
  #counter = 0;

  constructor(place: StorePlace, owners: OwnerFiles) {
    this.#place = place;
    this.#owners = owners;
  }

  /** An empty file, to be written to. */
  async create(): Promise<SpoolFile> {
    await this.#owners.announce();
    this.#counter += 1;
    const path = join(this.#place.ingest, `${this.#owners.own}.${this.#counter}.spool`);
    try {
      return new SpoolFile(path, await openFile(path, 'wx'));
    } catch (error) {
      throw writeError(path, error);
    }
  }
}

/** A file that takes content in and computes its digest. */
export class SpoolFile {
  readonly path: string;
  readonly #file: DiskFile;
  readonly #hash = createHash('sha256');
  #size = 0;

  constructor(path: string, file: DiskFile) {
    this.path = path;
    this.#file = file;
  }

  async write(bytes: Uint8Array): Promise<void> {
    this.#hash.update(bytes);
    this.#size += bytes.length;
    try {
      await this.#file.write(bytes);
    } catch (error) {
      throw writeError(this.path, error);
    }
  }

  /** Puts it on the disk for good. */
  async finish(): Promise<SpooledContent> {
    try {
      await this.#file.sync();
    } catch (error) {
      throw writeError(this.path, error);
    } finally {
      await this.#file.close();
    }
    const digest = parseDigest(`sha256:${this.#hash.digest('hex')}`);
    return { path: this.path, digest, size: this.#size };
  }

  async discard(): Promise<void> {
    await this.#file.close().catch(() => {});
    await removeQuietly(this.path);
  }
}
