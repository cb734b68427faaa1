import type { Descriptor } from '../../model/descriptor.ts';
import type { Digest } from '../../model/digest.ts';
import { IntegrityError } from '../../model/errors.ts';
import { readImageConfig } from '../../model/image-config.ts';
import type { LayerFacts } from '../../model/layer-facts.ts';
import { isImageConfigType, isManifestType } from '../../model/media-type.ts';
import { type Manifest, readManifest } from '../../model/manifest.ts';
import type { LocalStore } from './local-store.ts';
import { chainIdOf, type ManifestFacts, type StoredLayer } from './manifest-facts.ts';

/** Why an image's layers and what it says of them do not fit, in docker's words. */
export const LAYERS_DIFFER = "layers from manifest don't match image configuration";

/**
 * What a stored manifest says of its image; null when it is no image (a signature, a chart). Layers that
 * nobody measured yet are measured. Throws IntegrityError or StoreError when something is damaged or missing.
 */
export async function readManifestFacts(
  store: LocalStore,
  descriptor: Descriptor,
): Promise<ManifestFacts | null> {
  if (!isManifestType(descriptor.mediaType)) return null;
  const manifest = readManifest(store.blobs.document(descriptor), descriptor.mediaType);
  if (manifest.kind === 'index' || !isImageConfigType(manifest.config.mediaType)) return null;
  const config = readImageConfig(store.blobs.document(manifest.config));
  return {
    manifest: descriptor.digest,
    mediaType: descriptor.mediaType,
    manifestSize: descriptor.size,
    config: { digest: manifest.config.digest, size: manifest.config.size },
    created: config.created,
    platform: config.platform,
    layers: await readLayers(store, manifest, config.diffIds),
    labels: config.labels,
  };
}

async function readLayers(
  store: LocalStore,
  { layers }: Manifest,
  diffIds: readonly Digest[],
): Promise<readonly StoredLayer[]> {
  if (layers.length !== diffIds.length) throw new IntegrityError(LAYERS_DIFFER);
  const stored: StoredLayer[] = [];
  for (const [at, layer] of layers.entries()) {
    const { diffId, size } = await layerFacts(store, layer);
    if (diffId !== diffIds[at]) throw new IntegrityError(LAYERS_DIFFER);
    const chainId = chainIdOf(stored.at(-1)?.chainId ?? null, diffId);
    stored.push({ chainId, diffId, blob: layer.digest, blobSize: layer.size, size });
  }
  return stored;
}

/** What was measured of a layer; it is measured now when another program put it here. */
export async function layerFacts(
  store: LocalStore,
  layer: Pick<Descriptor, 'digest' | 'size'>,
): Promise<LayerFacts> {
  const known = store.records.find(layer.digest);
  if (known !== null) return known;
  const { measureLayer } = await import('../../archive/measure-layer.ts');
  const facts = await measureLayer(store.blobs.read(layer));
  await store.records.keep(layer.digest, facts);
  return facts;
}
