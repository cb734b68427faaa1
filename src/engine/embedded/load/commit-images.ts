import { MissingContentError } from '../../../content/name-index.ts';
import { type IndexEntry, indexEntry } from '../../../content/index-entry.ts';
import { addLine } from '../../../content/index-lines.ts';
import type { Descriptor } from '../../../model/descriptor.ts';
import { lockWait } from '../lock-wait.ts';
import type { LocalStore } from '../local-store.ts';
import type { LoadedImage } from './loaded-image.ts';

const ATTEMPTS = 3;

/** How images come into the store. */
export interface CommitOptions {
  readonly signal: AbortSignal;
  /** When a user gave the names, RFC 3339; null: the archive did. */
  readonly tagged: string | null;
}

/**
 * Puts images into the store and gives them their names, all in one step. Their layers move in under the
 * lock, so that nobody can sweep them away before they are named.
 */
export async function commitImages(
  store: LocalStore,
  images: readonly LoadedImage[],
  options: CommitOptions,
): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await commit(store, images, options);
    } catch (error) {
      if (!(error instanceof MissingContentError) || attempt === ATTEMPTS) throw error;
    }
  }
}

async function commit(
  store: LocalStore,
  images: readonly LoadedImage[],
  { signal, tagged }: CommitOptions,
): Promise<void> {
  const manifests: Descriptor[] = [];
  const needed: Descriptor[] = [];
  for (const { manifest, config, platform, layers } of images) {
    const descriptor = await store.blobs.put(manifest.bytes, manifest.mediaType);
    manifests.push({ ...descriptor, platform });
    needed.push(descriptor, await store.blobs.put(config.bytes, config.mediaType));
    needed.push(...layers.map((layer) => layer.descriptor));
  }
  const update = async (entries: readonly IndexEntry[]) => {
    for (const image of images) await moveIn(store, image);
    const lines = images.flatMap(({ tags }, at) => linesOf(manifests[at], tags, tagged));
    return { entries: lines.reduce(addLine, entries), needed };
  };
  await store.names.update(update, lockWait(store, { signal }));
}

async function moveIn(store: LocalStore, { layers }: LoadedImage): Promise<void> {
  for (const { content, descriptor, facts } of layers) {
    if (content === null || store.blobs.has(descriptor)) continue;
    await store.records.keep(descriptor.digest, facts);
    await store.blobs.adopt(content.path, descriptor.digest);
  }
}

/** Without a tag the image hangs. */
function linesOf(
  manifest: Descriptor | undefined,
  tags: LoadedImage['tags'],
  tagged: string | null,
): readonly IndexEntry[] {
  if (manifest === undefined) return [];
  if (tags.length === 0) return [indexEntry(manifest, null)];
  return tags.map((tag) => indexEntry(manifest, tag, tagged));
}
