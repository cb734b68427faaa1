import type { IndexEntry } from '../../content/index-entry.ts';
import { ImageCliError } from '../../model/errors.ts';
import { FactsCache } from './facts-cache.ts';
import type { LocalStore } from './local-store.ts';
import { groupImages, type ImageLine, type StoredImage } from './stored-image.ts';

/** What the store holds at one moment. */
export interface Catalog {
  /** Newest first. */
  readonly images: readonly StoredImage[];
  readonly lines: readonly ImageLine[];
  /** Lines that lead to something that is damaged or missing. */
  readonly broken: readonly BrokenLine[];
}

/** A line of the index whose image cannot be read. */
export interface BrokenLine {
  readonly entry: IndexEntry;
  readonly reason: string;
}

/** What a store holds that nobody made yet. */
export const NO_IMAGES: Catalog = { images: [], lines: [], broken: [] };

/** All images. One that cannot be read does not keep the others from being listed; it is told on the side. */
export async function readCatalog(store: LocalStore): Promise<Catalog> {
  const catalog = await catalogOf(store, await store.names.read());
  for (const { reason } of catalog.broken) store.onNotice(reason);
  return catalog;
}

/** The images that these lines lead to. */
export async function catalogOf(
  store: LocalStore,
  entries: readonly IndexEntry[],
): Promise<Catalog> {
  const cache = new FactsCache(store);
  const lines: ImageLine[] = [];
  const broken: BrokenLine[] = [];
  for (const entry of entries) {
    const found = await findFacts(cache, entry);
    if (typeof found === 'string') broken.push({ entry, reason: found });
    else lines.push(...found);
  }
  await cache.save(new Set(entries.map(({ descriptor }) => descriptor.digest)));
  return { images: groupImages(lines), lines, broken };
}

/** None for what is no image, a text for what cannot be read. */
async function findFacts(cache: FactsCache, entry: IndexEntry): Promise<ImageLine[] | string> {
  try {
    const facts = await cache.find(entry.descriptor);
    return facts === null ? [] : [{ entry, facts }];
  } catch (error) {
    if (!(error instanceof ImageCliError)) throw error;
    return error.message;
  }
}
