import type { Cancellable } from './cancellable.ts';

/** Options of StoreUpkeep.check. */
export interface CheckOptions extends Cancellable {
  /** Read all content, and compare it with its digests. */
  readonly full?: boolean;
  /** Put right what can be put right. */
  readonly repair?: boolean;
}

/** Something that is wrong with a store. */
export interface StoreProblem {
  readonly kind:
    | 'index'
    | 'missing'
    | 'damaged'
    | 'image'
    | 'name'
    /** Left behind by a program that died; harms nobody. */
    | 'leftover';
  /** A digest, a name, a path. */
  readonly subject: string;
  readonly text: string;
  readonly repaired: boolean;
}

/** What a check found. */
export interface CheckReport {
  readonly images: number;
  readonly blobs: number;
  /** Bytes of content that was read. */
  readonly read: number;
  readonly problems: readonly StoreProblem[];
}

/** Options of StoreUpkeep.collectGarbage. */
export interface GarbageOptions extends Cancellable {
  /** What is younger than a day, too: a download that goes on may have to begin anew. */
  readonly all?: boolean;
}
/** What a sweep removed. */
export interface GarbageReport {
  readonly files: number;
  /** Bytes. */
  readonly freed: number;
}

/** What a store takes up, in bytes on the disk. */
export interface StoreUsage {
  /** Content of images. */
  readonly images: number;
  /** Content that no image needs. */
  readonly unused: number;
  /** Downloads that go on, or were broken off. */
  readonly ingest: number;
  /** Indexes, records, and what makes lists quick. */
  readonly records: number;
  /** What the file system has left; null where it does not say. */
  readonly free: number | null;
}

/** The upkeep of a place that this program itself keeps. */
export interface StoreUpkeep {
  /** The folder. */
  readonly path: string;
  check(options?: CheckOptions): Promise<CheckReport>;
  collectGarbage(options?: GarbageOptions): Promise<GarbageReport>;
  usage(options?: Cancellable): Promise<StoreUsage>;
}
