import type { Digest } from './digest.ts';

/** What was measured of a layer while it passed. */
export interface LayerFacts {
  /** The digest of the plain tar. */
  readonly diffId: Digest;
  /** Bytes of the plain tar. */
  readonly tarSize: number;
  /** Bytes as docker counts them: of the files and links in it. */
  readonly size: number;
  /** How many things are in it. */
  readonly entries: number;
}
