import type { FilterableImage } from './filter/filterable-image.ts';
import { createdNanoseconds, type StoredImage } from './stored-image.ts';

/** What filters look at in an image. */
export function filterable(image: StoredImage): FilterableImage {
  return {
    id: image.id,
    created: createdNanoseconds(image),
    tags: image.tags,
    digests: image.digests,
    labels: () => image.facts.labels,
  };
}
