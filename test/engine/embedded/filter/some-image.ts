import type { FilterableImage } from '../../../../src/engine/embedded/filter/filterable-image.ts';
import { parseReference } from '../../../../src/model/reference.ts';

/** What is said of an image; the rest is empty. */
export interface SomeImage {
  /** Nanoseconds since 1970 UTC. */
  readonly created?: bigint | null;
  readonly tags?: readonly string[];
  readonly digests?: readonly string[];
  readonly labels?: Readonly<Record<string, string>>;
}

/** An image for filters to look at. */
export function someImage({
  created = 0n,
  tags = [],
  digests = [],
  labels = {},
}: SomeImage): FilterableImage {
  return {
    id: `sha256:${'0'.repeat(64)}`,
    created,
    tags: tags.map((tag) => parseReference(tag)),
    digests: digests.map((digest) => parseReference(digest)),
    labels: () => new Map(Object.entries(labels)),
  };
}
