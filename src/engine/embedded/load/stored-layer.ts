import type { Digest } from '../../../model/digest.ts';
import { detectCompression } from '../../../archive/compression.ts';
import { readHead } from '../../../content/read-head.ts';
import { readCatalog } from '../catalog.ts';
import type { LocalStore } from '../local-store.ts';
import { layerMediaType, type LoadedLayer } from './loaded-image.ts';

/** A layer that an archive names but does not hold, when an image here has it; else null. */
export async function storedLayer(store: LocalStore, diffId: Digest): Promise<LoadedLayer | null> {
  const { images } = await readCatalog(store);
  const layer = images
    .flatMap(({ facts }) => facts.layers)
    .find((one) => one.diffId === diffId && store.blobs.size(one.blob) === one.blobSize);
  const facts = layer === undefined ? null : store.records.find(layer.blob);
  if (layer === undefined || facts === null) return null;
  const compression = detectCompression(await readHead(store.blobs.path(layer.blob)));
  const mediaType = layerMediaType(compression);
  const descriptor = { mediaType, digest: layer.blob, size: layer.blobSize };
  return { descriptor, facts, content: null };
}
