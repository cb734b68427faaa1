import { writeTar } from '../../archive/write-tar.ts';
import { ImageCliError } from '../../model/errors.ts';
import type { ByPlatform } from '../engine.ts';
import { readCatalog } from './catalog.ts';
import { checkPlatform } from './check-platform.ts';
import type { LocalStore } from './local-store.ts';
import { withPrefix } from './message-stream.ts';
import { archivedImage } from './save/archived-image.ts';
import { archiveEntries, type SavedImage } from './save/archive-entries.ts';
import { type SelectedImage, selectImages } from './save/select-images.ts';

/** An archive of images, piece by piece. All of it is verified on the way: damage is told at the latest at the end. */
export async function* saveImages(
  store: LocalStore,
  names: readonly string[],
  { platform, signal }: ByPlatform,
): AsyncGenerator<Uint8Array, void, undefined> {
  const selected = selectImages(await readCatalog(store), names);
  for (const { image } of selected) checkPlatform(image, names.join(' '), platform);
  const images = await prepareAll(store, selected);
  for await (const bytes of writeTar(archiveEntries(images))) {
    signal?.throwIfAborted();
    yield bytes;
  }
}

async function prepareAll(
  store: LocalStore,
  selected: readonly SelectedImage[],
): Promise<readonly SavedImage[]> {
  try {
    return await Promise.all(
      selected.map(async (one) => ({ ...one, archived: await archivedImage(store, one.image) })),
    );
  } catch (error) {
    throw error instanceof ImageCliError ? withPrefix(error) : error;
  }
}
