import type { Reference } from '../../../model/reference.ts';

/** What filters look at in an image. */
export interface FilterableImage {
  readonly id: string;
  /** Nanoseconds since 1970 UTC; null: the image does not say. */
  readonly created: bigint | null;
  readonly tags: readonly Reference[];
  readonly digests: readonly Reference[];
  labels(): ReadonlyMap<string, string>;
}
