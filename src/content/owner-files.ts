import { join } from 'node:path';
import { errorCode } from '../go/system-error.ts';
import { readWholeSync, renameFile, writeFile } from './disk.ts';
import { readOwnerRecord } from './owner-record.ts';
import type { ProcessIdentity } from './process-identity.ts';
import { removeQuietly } from './remove-quietly.ts';
import type { StorePlace } from './store-place.ts';

/** Who is behind the names in the ingest folder. */
export class OwnerFiles {
  readonly #place: StorePlace;
  readonly #identity: ProcessIdentity;
  #announced: Promise<void> | null = null;

  constructor(place: StorePlace, identity: ProcessIdentity) {
    this.#place = place;
    this.#identity = identity;
  }

  /** The name of this process; part of names of files. */
  get own(): string {
    return this.#identity.nonce;
  }

  /** To be awaited before a file with the own name is made. */
  announce(): Promise<void> {
    this.#announced ??= this.#write();
    return this.#announced;
  }

  /** Whether the process with a name runs, as far as anybody can tell: who left no record is gone. */
  async isAlive(owner: string): Promise<boolean> {
    if (owner === this.own) return true;
    try {
      const record = readOwnerRecord(readWholeSync(this.#path(owner)));
      return record !== null && (await this.#identity.lifeOf(record)) !== 'dead';
    } catch (error) {
      if (errorCode(error) === '') throw error;
      return false;
    }
  }

  /** Forgets the own name. What is left under it can be taken over. */
  async close(): Promise<void> {
    if (this.#announced === null) return;
    await removeQuietly(this.#path(this.own));
  }

  /** It appears whole: a record that is only begun would speak of somebody who is gone. */
  async #write(): Promise<void> {
    const record = await this.#identity.record();
    const temporary = `${this.#path(this.own)}.tmp`;
    await writeFile(temporary, new TextEncoder().encode(JSON.stringify(record)));
    await renameFile(temporary, this.#path(this.own));
  }

  #path(owner: string): string {
    return join(this.#place.ingest, `${owner}.owner`);
  }
}
