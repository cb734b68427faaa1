import { join } from 'node:path';
import { errorCode, pathErrorText } from '../go/system-error.ts';
import { StoreError } from '../model/errors.ts';
import { hasNoLinks, linkFile, readWholeSync, removeFile, writeFile } from './disk.ts';
import { type OwnerRecord, readOwnerRecord } from './owner-record.ts';
import type { ProcessIdentity } from './process-identity.ts';
import { pauseFor } from './pause-for.ts';
import { removeQuietly } from './remove-quietly.ts';
import { claimDead } from './tombstone.ts';

/** How long to wait for a lock, and whom to tell. */
export interface LockWait {
  readonly signal?: AbortSignal;
  /** Told once when it takes long: who holds the lock. */
  readonly onWait?: (holder: OwnerRecord) => void;
  /** Milliseconds; a minute when absent. */
  readonly limit?: number;
}

/** What work under the lock can ask for. */
export interface HeldLock {
  /** To be awaited right before anything is made public. Rejects when the lock is not ours any more. */
  assertHeld(): Promise<void>;
}

const LIMIT = 60_000; // milliseconds
const PATIENCE = 2000; // milliseconds; longer than any change takes
const LONGEST_PAUSE = 20; // milliseconds

/**
 * One lock for all processes that share a store: the file "writer", which holds the record of its owner. It is
 * taken from an owner that is proven dead, and from nobody else. Held for moments only.
 */
export class StoreLock {
  readonly #folder: string;
  readonly #identity: ProcessIdentity;
  readonly #makeRoom: () => Promise<void>;
  #queue: Promise<unknown> = Promise.resolve();
  #count = 0;

  /** makeRoom: removes what can be made anew, for a full disk must not keep anyone from removing images. */
  constructor(folder: string, identity: ProcessIdentity, makeRoom: () => Promise<void>) {
    this.#folder = folder;
    this.#identity = identity;
    this.#makeRoom = makeRoom;
  }

  /** Does some work while nobody else, in this process or another, holds the lock. Throws StoreError. */
  withLock<T>(work: (held: HeldLock) => Promise<T>, wait: LockWait = {}): Promise<T> {
    const turn = this.#queue.then(() => this.#run(work, wait));
    this.#queue = turn.catch(() => {});
    return turn;
  }

  async #run<T>(work: (held: HeldLock) => Promise<T>, wait: LockWait): Promise<T> {
    wait.signal?.throwIfAborted();
    await this.#acquire(wait);
    try {
      return await work({ assertHeld: () => this.#assertHeld() });
    } finally {
      await this.#release();
    }
  }

  async #acquire({ signal, onWait, limit = LIMIT }: LockWait): Promise<void> {
    const start = Date.now();
    let hasTold = false;
    for (let pause = 1; !(await this.#tryToTake()); pause = Math.min(pause * 2, LONGEST_PAUSE)) {
      const waited = Date.now() - start;
      const holder = this.#holder();
      if (waited > limit) throw this.#stillLocked(holder, limit);
      if (waited > PATIENCE && holder !== null && !hasTold) {
        hasTold = true;
        onWait?.(holder);
      }
      await pauseFor(pause * (0.5 + Math.random()), signal);
    }
  }

  /** Whether it is ours now. */
  async #tryToTake(): Promise<boolean> {
    if (await this.#create()) return true;
    const holder = this.#holder();
    // In this process calls wait for each other: it is a lock that could not be given back.
    if (holder?.nonce === this.#identity.nonce) return true;
    if (holder === null || (await this.#identity.lifeOf(holder)) !== 'dead') return false;
    await this.#bury(holder);
    return this.#create();
  }

  /** The record appears whole, by giving it a second name; where that cannot be, by a name that was free. */
  async #create(): Promise<boolean> {
    const record = await this.#record();
    const temporary = await this.#writeRecord(record);
    try {
      await linkFile(temporary, this.#path);
      return true;
    } catch (error) {
      if (errorCode(error) === 'EEXIST') return false;
      if (!hasNoLinks(error)) throw this.#failed(error);
      return await this.#createPlainly(record);
    } finally {
      await removeQuietly(temporary);
    }
  }

  async #createPlainly(record: Uint8Array): Promise<boolean> {
    try {
      await writeFile(this.#path, record, 'wx');
      return true;
    } catch (error) {
      if (errorCode(error) === 'EEXIST') return false;
      throw this.#failed(error);
    }
  }

  /** Removes the record of a dead owner; of all who see it, one alone may. */
  async #bury(dead: OwnerRecord): Promise<void> {
    const temporary = await this.#writeRecord(await this.#record());
    try {
      const isOurs = await claimDead(this.#folder, temporary, dead, this.#identity);
      if (isOurs && this.#holder()?.nonce === dead.nonce) await removeFile(this.#path);
    } finally {
      await removeQuietly(temporary);
    }
  }

  async #release(): Promise<void> {
    if (this.#holder()?.nonce === this.#identity.nonce) await removeQuietly(this.#path);
  }

  #assertHeld(): Promise<void> {
    if (this.#holder()?.nonce === this.#identity.nonce) return Promise.resolve();
    return Promise.reject(new StoreError('store: the lock was lost; nothing was changed'));
  }

  /** Null: nobody, or a record that is only begun. */
  #holder(): OwnerRecord | null {
    try {
      return readOwnerRecord(readWholeSync(this.#path));
    } catch (error) {
      if (errorCode(error) === 'ENOENT') return null;
      throw this.#failed(error);
    }
  }

  async #record(): Promise<Uint8Array> {
    try {
      return new TextEncoder().encode(JSON.stringify(await this.#identity.record()));
    } catch (error) {
      throw this.#failed(error);
    }
  }

  async #writeRecord(record: Uint8Array): Promise<string> {
    this.#count += 1;
    const path = join(this.#folder, `t-${this.#identity.nonce}-${this.#count}`);
    try {
      await this.#writeWhereRoomIs(path, record);
      return path;
    } catch (error) {
      await removeQuietly(path);
      throw this.#failed(error);
    }
  }

  async #writeWhereRoomIs(path: string, record: Uint8Array): Promise<void> {
    try {
      await writeFile(path, record, 'wx');
    } catch (error) {
      if (errorCode(error) !== 'ENOSPC') throw error;
      await this.#makeRoom();
      await writeFile(path, record, 'w');
    }
  }

  #stillLocked(holder: OwnerRecord | null, limit: number): StoreError {
    const seconds = Math.round(limit / 1000);
    const who =
      holder === null
        ? `by nobody that can be named: remove ${this.#path} when no program uses the store`
        : `by ${holder.command} (process ${holder.pid} on ${holder.host})`;
    return new StoreError(`store: still locked after ${seconds} s ${who}`);
  }

  #failed(error: unknown): unknown {
    if (errorCode(error) === '') return error;
    return new StoreError(`store: ${pathErrorText(this.#path, error)}`, { cause: error });
  }

  get #path(): string {
    return join(this.#folder, 'writer');
  }
}
