import { familiarString, type Reference } from '../../model/reference.ts';
import type { ImageSummary } from '../../model/image.ts';
import type { ListOptions } from '../engine.ts';
import { readCatalog } from './catalog.ts';
import type { EmbeddedParts } from './embedded-parts.ts';
import { findImage } from './find-image.ts';
import { filterable } from './filterable.ts';
import type { FilterableImage } from './filter/filterable-image.ts';
import { compileListFilter } from './filter/image-filter.ts';
import { listMark, readList, writeList } from './list-cache.ts';
import type { StoredImage } from './stored-image.ts';

/** The images of the store, newest first. */
export async function* listImages(
  { store, now }: EmbeddedParts,
  { filters = new Map() }: ListOptions,
): AsyncGenerator<readonly ImageSummary[]> {
  const ready = filters.size === 0 ? readList(store.place) : null;
  if (ready !== null) {
    yield* ready;
    return;
  }
  const indexMark = filters.size === 0 ? listMark(store.place) : null;
  const catalog = await readCatalog(store);
  await writeList(store.place, catalog, indexMark);
  const find = (name: string): FilterableImage => filterable(findImage(catalog, name).image);
  const accepts = compileListFilter(filters, { find, now });
  yield catalog.images.flatMap((image) => {
    const names = accepts(filterable(image));
    return names === null ? [] : [summaryOf(image, names)];
  });
}

/** An image as lists tell it, by some of its names. */
export function summaryOf(
  { id, facts, size }: StoredImage,
  names: { readonly tags: readonly Reference[]; readonly digests: readonly Reference[] },
  sharedSize = -1,
): ImageSummary {
  return {
    id,
    repoTags: names.tags.map(familiarString),
    repoDigests: names.digests.map(familiarString),
    created: facts.created?.seconds ?? 0,
    size,
    sharedSize,
    containers: -1,
    manifests: null,
  };
}
