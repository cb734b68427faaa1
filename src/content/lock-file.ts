import { join } from 'node:path';
import { errorCode, pathErrorText } from '../go/system-error.ts';
import { StoreError } from '../model/errors.ts';
import { readWholeSync, removeFile, writeFile } from './disk.ts';
import { type OwnerRecord, readOwnerRecord } from './owner-record.ts';
import type { ProcessIdentity } from './process-identity.ts';
import { removeQuietly } from './remove-quietly.ts';
import { takeName } from './take-name.ts';
import { claimDead } from './tombstone.ts';

/**
 * The file "writer" in a folder of locks, which holds the record of the process that has the lock. To be used by
 * one caller in a process at a time. Throws StoreError when the disk fails.
 */
export class LockFile {
  readonly path: string;
  readonly #folder: string;
  readonly #identity: ProcessIdentity;
  readonly #makeRoom: () => Promise<void>;
  #count = 0;

  /** makeRoom: called when the disk is full, before a record is written once more. */
  constructor(folder: string, identity: ProcessIdentity, makeRoom: () => Promise<void>) {
    this.path = join(folder, 'writer');
    this.#folder = folder;
    this.#identity = identity;
    this.#makeRoom = makeRoom;
  }

  /** Whether this process has it now. */
  async tryToTake(): Promise<boolean> {
    const holder = this.holder();
    if (holder === null) return this.#create();
    // A lock that could not be given back, or that a server gave without a word.
    if (holder.nonce === this.#identity.nonce) return true;
    if ((await this.#identity.lifeOf(holder)) !== 'dead') return false;
    await this.#bury(holder);
    return this.#create();
  }

  /** Gives it back. Where the disk does not do it, it is free when this process ends. */
  async release(): Promise<void> {
    try {
      if (this.isOurs()) await removeQuietly(this.path);
    } catch (error) {
      if (!(error instanceof StoreError)) throw error;
    }
  }

  isOurs(): boolean {
    return this.holder()?.nonce === this.#identity.nonce;
  }

  /** Null: nobody, or a record that is only begun. */
  holder(): OwnerRecord | null {
    try {
      return readOwnerRecord(readWholeSync(this.path));
    } catch (error) {
      if (errorCode(error) === 'ENOENT') return null;
      throw this.#failed(error);
    }
  }

  #create(): Promise<boolean> {
    return this.#withRecord((record) => takeName(record, this.path));
  }

  /** Removes the record of a dead owner; of all who see it, one alone may. */
  #bury(dead: OwnerRecord): Promise<void> {
    return this.#withRecord(async (record) => {
      const isClaimed = await claimDead(this.#folder, record, dead, this.#identity);
      if (isClaimed && this.holder()?.nonce === dead.nonce) await removeFile(this.path);
    });
  }

  /** Does something with a file that holds the own record. */
  async #withRecord<T>(work: (record: string) => Promise<T>): Promise<T> {
    this.#count += 1;
    const path = join(this.#folder, `t-${this.#identity.nonce}-${this.#count}`);
    try {
      const record = JSON.stringify(await this.#identity.record());
      await this.#writeWhereRoomIs(path, new TextEncoder().encode(record));
      return await work(path);
    } catch (error) {
      throw this.#failed(error);
    } finally {
      await removeQuietly(path);
    }
  }

  async #writeWhereRoomIs(path: string, bytes: Uint8Array): Promise<void> {
    try {
      await writeFile(path, bytes);
    } catch (error) {
      if (errorCode(error) !== 'ENOSPC') throw error;
      await this.#makeRoom();
      await writeFile(path, bytes);
    }
  }

  #failed(error: unknown): unknown {
    if (errorCode(error) === '') return error;
    return new StoreError(`store: ${pathErrorText(this.path, error)}`, { cause: error });
  }
}
