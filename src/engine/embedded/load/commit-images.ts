import { type IndexEntry, indexEntry } from '../../../content/index-entry.ts';
import type { IndexChange } from '../../../content/name-index.ts';
import { addLine } from '../../../content/index-lines.ts';
import type { Descriptor } from '../../../model/descriptor.ts';
import { lockWait } from '../lock-wait.ts';
import type { LocalStore } from '../local-store.ts';
import type { LoadedImage } from './loaded-image.ts';

/** How images come into the store. */
export interface CommitOptions {
  readonly signal: AbortSignal;
  /** When a user gave the names, RFC 3339; null: the archive did. */
  readonly tagged: string | null;
}

/**
 * Puts images into the store and gives them their names, all in one step. Their content moves in under the lock,
 * so that nobody can sweep it away before it is named.
 */
export async function commitImages(
  store: LocalStore,
  images: readonly LoadedImage[],
  { signal, tagged }: CommitOptions,
): Promise<void> {
  // Most of the waiting for the disk is done before the lock is taken.
  for (const image of images) await putDocuments(store, image);
  const update = async (entries: readonly IndexEntry[]): Promise<IndexChange> => {
    const lines: IndexEntry[] = [];
    const needed: Descriptor[] = [];
    for (const image of images) {
      const [manifest, config] = await putDocuments(store, image);
      await moveIn(store, image);
      lines.push(...linesOf({ ...manifest, platform: image.platform }, image.tags, tagged));
      needed.push(manifest, config, ...image.layers.map(({ descriptor }) => descriptor));
    }
    return { entries: lines.reduce(addLine, entries), needed };
  };
  await store.names.update(update, lockWait(store, { signal }));
}

/** Manifest and configuration. */
async function putDocuments(
  { blobs }: LocalStore,
  { manifest, config }: LoadedImage,
): Promise<readonly [manifest: Descriptor, config: Descriptor]> {
  return [
    await blobs.put(manifest.bytes, manifest.mediaType),
    await blobs.put(config.bytes, config.mediaType),
  ];
}

async function moveIn(store: LocalStore, { layers }: LoadedImage): Promise<void> {
  for (const { content, descriptor, facts } of layers) {
    if (content === null || store.blobs.has(descriptor)) continue;
    await store.records.keep(descriptor.digest, facts);
    await store.blobs.share(content.path, descriptor.digest);
  }
}

/** Without a tag the image hangs. */
function linesOf(
  manifest: Descriptor,
  tags: LoadedImage['tags'],
  tagged: string | null,
): readonly IndexEntry[] {
  if (tags.length === 0) return [indexEntry(manifest, null)];
  return tags.map((tag) => indexEntry(manifest, tag, tagged));
}
