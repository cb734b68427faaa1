/** One thing that removing an image did, as the place of images tells it. Texts are Go strings; '' is absent. */
export interface Removal {
  /** A reference that names the image no longer. */
  readonly untagged: string;
  /** The ID of an image or a layer that is gone. */
  readonly deleted: string;
}

/** What a prune did. */
export interface PruneReport {
  readonly removals: readonly Removal[];
  /** Bytes; a bigint, for engines add up what they like. */
  readonly reclaimed: bigint;
}
