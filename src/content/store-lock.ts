import { StoreError } from '../model/errors.ts';
import { LockFile } from './lock-file.ts';
import type { OwnerRecord } from './owner-record.ts';
import { pauseFor } from './pause-for.ts';
import type { ProcessIdentity } from './process-identity.ts';

/** How long to wait for a lock, and whom to tell. */
export interface LockWait {
  /** Ends the waiting, not the work. */
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
 * One lock for all processes that share a store. It is taken from an owner that is proven dead, and from nobody
 * else. Held for moments only. A process has one of these for a folder: calls within it wait in line.
 */
export class StoreLock {
  readonly #file: LockFile;
  readonly #identity: ProcessIdentity;
  #last: Promise<void> = Promise.resolve();

  /** makeRoom: removes what can be made anew, for a full disk must not keep anyone from removing images. */
  constructor(folder: string, identity: ProcessIdentity, makeRoom: () => Promise<void>) {
    this.#file = new LockFile(folder, identity, makeRoom);
    this.#identity = identity;
  }

  /** Does some work while nobody else, in this process or another, holds the lock. Throws StoreError. */
  async withLock<T>(work: (held: HeldLock) => Promise<T>, wait: LockWait = {}): Promise<T> {
    const start = performance.now();
    const before = this.#last;
    let leave = (): void => {};
    const turn = new Promise<void>((resolve) => (leave = resolve));
    // Who leaves the line early leaves the others where they are.
    this.#last = before.then(() => turn);
    try {
      await unlessAborted(before, wait.signal);
      await this.#acquire(start, wait);
      return await this.#run(work);
    } finally {
      leave();
    }
  }

  async #run<T>(work: (held: HeldLock) => Promise<T>): Promise<T> {
    try {
      return await work({ assertHeld: () => this.#assertHeld() });
    } finally {
      await this.#file.release();
    }
  }

  async #acquire(start: number, { signal, onWait, limit = LIMIT }: LockWait): Promise<void> {
    let hasTold = false;
    for (
      let pause = 1;
      !(await this.#file.tryToTake());
      pause = Math.min(pause * 2, LONGEST_PAUSE)
    ) {
      const waited = performance.now() - start;
      if (waited >= limit) throw await this.#stillLocked(limit);
      const holder = waited > PATIENCE && !hasTold ? this.#file.holder() : null;
      if (holder !== null) {
        hasTold = true;
        onWait?.(holder);
      }
      await pauseFor(pause * (0.5 + Math.random()), signal);
    }
  }

  async #assertHeld(): Promise<void> {
    if (!this.#file.isOurs()) throw new StoreError('store: the lock was lost; nothing was changed');
  }

  async #stillLocked(limit: number): Promise<StoreError> {
    const text = `store: still locked after ${Math.round(limit / 1000)} s by`;
    const { path } = this.#file;
    const holder = this.#file.holder();
    if (holder === null) {
      const advice = `remove ${path} when no program uses the store`;
      return new StoreError(`${text} nobody that can be named: ${advice}`);
    }
    const { command, pid, host } = holder;
    const who = `${command} (process ${pid} on ${host})`;
    const isCertain = (await this.#identity.lifeOf(holder)) !== 'unknown';
    return new StoreError(`${text} ${who}${isCertain ? '' : `: remove ${path} if that is gone`}`);
  }
}

/** Waits for it, and rejects with the signal's reason as soon as that aborts. */
function unlessAborted(awaited: Promise<void>, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    signal?.throwIfAborted();
    const stop = (): void => {
      reject(signal?.reason instanceof Error ? signal.reason : new Error('aborted'));
    };
    signal?.addEventListener('abort', stop, { once: true });
    const go = (): void => {
      signal?.removeEventListener('abort', stop);
      resolve();
    };
    void awaited.then(go);
  });
}
