import { createHash } from 'node:crypto';
import { errorCode } from '../go/system-error.ts';
import type { Descriptor } from '../model/descriptor.ts';
import type { Digest } from '../model/digest.ts';
import { digestOf } from '../model/digest-of.ts';
import { IntegrityError } from '../model/errors.ts';
import {
  type DiskFile,
  fileFacts,
  hasNoLinks,
  linkFile,
  openFile,
  readWholeSync,
  renameFile,
} from './disk.ts';
import { removeQuietly } from './remove-quietly.ts';
import type { SpoolFiles } from './spool-file.ts';
import type { StorePlace } from './store-place.ts';
import { writeError } from './write-error.ts';

type Target = Pick<Descriptor, 'digest' | 'size'>;

const CHUNK = 1024 * 1024; // bytes
const DOCUMENT_LIMIT = 32 * 1024 * 1024; // bytes; no index is longer

/** Content by its digest. What lies here is whole: nothing is ever written under its final name. */
export class BlobStore {
  readonly #place: StorePlace;
  readonly #spools: SpoolFiles;

  constructor(place: StorePlace, spools: SpoolFiles) {
    this.#place = place;
    this.#spools = spools;
  }

  path(digest: Digest): string {
    return this.#place.blob(digest);
  }

  /** Bytes; null when it is not here. */
  size(digest: Digest): number | null {
    return fileFacts(this.path(digest))?.size ?? null;
  }

  /** Whether it is here in full length. */
  has({ digest, size }: Target): boolean {
    return this.size(digest) === size;
  }

  /** A document: a manifest, an index, a configuration. Throws IntegrityError when its bytes are others. */
  document({ digest, size }: Target): Uint8Array {
    this.checkSize({ digest, size });
    if (size > DOCUMENT_LIMIT) throw new IntegrityError(`${digest} is too long for a document`);
    const bytes = readWholeSync(this.path(digest));
    if (digest.startsWith('sha256:') && digestOf(bytes) !== digest) throw damaged(digest);
    return bytes;
  }

  /**
   * The bytes, each piece good until the next is asked for. The last one comes only when all of them are right, so
   * that no reader ever has the whole of something damaged. Throws IntegrityError. From a place inside nothing is
   * compared.
   */
  async *read(target: Target, from = 0): AsyncGenerator<Uint8Array, void, undefined> {
    this.checkSize(target);
    const file = await openFile(this.path(target.digest), 'r');
    const hash = from === 0 ? createHash(algorithm(target.digest)) : null;
    try {
      let held: Uint8Array | null = null;
      for await (const bytes of piecesOf(file, target.size, from)) {
        if (held !== null) yield held;
        hash?.update(bytes);
        held = bytes;
      }
      if (hash !== null && hash.digest('hex') !== hexOf(target.digest))
        throw damaged(target.digest);
      if (held !== null) yield held;
    } finally {
      await file.close();
    }
  }

  /** Throws when the blob is missing, or not as long as it should be. */
  checkSize({ digest, size }: Target): void {
    const actual = this.size(digest);
    if (actual === null) {
      throw new IntegrityError(`store: ${digest} is missing; "store check" tells more`);
    }
    if (actual !== size) throw damaged(digest);
  }

  /** Keeps a small document. Returns what points at it. */
  async put(bytes: Uint8Array, mediaType: string): Promise<Descriptor> {
    const digest = digestOf(bytes);
    const descriptor = { mediaType, digest, size: bytes.length };
    if (this.has(descriptor)) return descriptor;
    const file = await this.#spools.create();
    try {
      await file.write(bytes);
      const { path } = await file.finish();
      await this.adopt(path, digest);
    } catch (error) {
      await file.discard();
      throw error;
    }
    return descriptor;
  }

  /**
   * The same, and the file keeps its old name: should the blob be swept before it is named, it can be taken in
   * once more. Where files have one name only, it moves.
   */
  async share(path: string, digest: Digest): Promise<void> {
    try {
      await linkFile(path, this.path(digest));
    } catch (error) {
      if (errorCode(error) === 'EEXIST') return;
      if (!hasNoLinks(error)) throw writeError(path, error);
      await this.adopt(path, digest);
    }
  }

  /** Gives a file that was checked, and is on the disk, its final name. */
  async adopt(path: string, digest: Digest): Promise<void> {
    try {
      await renameFile(path, this.path(digest));
    } catch (error) {
      await removeQuietly(path);
      throw writeError(path, error);
    }
  }
}

/** The pieces of a file, each good until the one after the next is asked for. */
async function* piecesOf(
  file: DiskFile,
  size: number,
  from: number,
): AsyncGenerator<Uint8Array, void, undefined> {
  const length = Math.min(CHUNK, Math.max(size - from, 1));
  const buffers = [Buffer.allocUnsafe(length), Buffer.allocUnsafe(length)] as const;
  let at = from;
  for (let turn = 0; ; turn = 1 - turn) {
    const buffer = turn === 0 ? buffers[0] : buffers[1];
    const read = await file.readAt(buffer, at);
    if (read === 0) return;
    at += read;
    yield buffer.subarray(0, read);
  }
}

function damaged(digest: Digest): IntegrityError {
  return new IntegrityError(`store: ${digest} is damaged; "store check" tells more`);
}

function algorithm(digest: Digest): string {
  return digest.slice(0, digest.indexOf(':'));
}

function hexOf(digest: Digest): string {
  return digest.slice(digest.indexOf(':') + 1);
}
