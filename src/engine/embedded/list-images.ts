import { familiarString, type Reference } from '../../model/reference.ts';
import type { ImageSummary, ManifestSummary } from '../../model/image.ts';
import type { ListOptions } from '../engine.ts';
import { readCatalog } from './catalog.ts';
import type { EmbeddedParts } from './embedded-parts.ts';
import { findImage } from './find-image.ts';
import { filterable } from './filterable.ts';
import type { FilterableImage } from './filter/filterable-image.ts';
import { compileListFilter } from './filter/image-filter.ts';
import { listMark, readList, writeList } from './list-cache.ts';
import { imageSize, type ManifestFacts } from './manifest-facts.ts';
import type { StoredImage } from './stored-image.ts';

/** The images of the store, newest first. */
export async function* listImages(
  { store, now }: EmbeddedParts,
  { filters = new Map(), manifests = false }: ListOptions,
): AsyncGenerator<readonly ImageSummary[]> {
  // What is kept has no manifests.
  const isPlain = filters.size === 0 && !manifests;
  const ready = isPlain ? readList(store.place) : null;
  if (ready !== null) {
    yield* ready;
    return;
  }
  const indexMark = isPlain ? listMark(store.place) : null;
  const catalog = await readCatalog(store);
  await writeList(store.place, catalog, indexMark);
  const find = (name: string): FilterableImage => filterable(findImage(catalog, name).image);
  const accepts = compileListFilter(filters, { find, now });
  yield catalog.images.flatMap((image) => {
    const names = accepts(filterable(image));
    if (names === null) return [];
    const summary = summaryOf(image, names);
    return [manifests ? { ...summary, manifests: image.manifests.map(manifestSummary) } : summary];
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

/** Nothing is unpacked here: an image takes up what its content does, and is as big as docker counts it. */
function manifestSummary(facts: ManifestFacts): ManifestSummary {
  const { manifest, manifestSize, config, platform, layers } = facts;
  const blobs = layers.reduce((sum, { blobSize }) => sum + blobSize, 0);
  return {
    id: manifest,
    kind: 'image',
    available: true,
    contentSize: manifestSize + config.size + blobs,
    totalSize: imageSize(facts),
    platform,
    containers: [],
  };
}
