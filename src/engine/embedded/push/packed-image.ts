import { detectCompression, gzip } from '../../../archive/compression.ts';
import { readHead } from '../../../content/read-head.ts';
import type { Descriptor } from '../../../model/descriptor.ts';
import type { Digest } from '../../../model/digest.ts';
import { IntegrityError } from '../../../model/errors.ts';
import { DOCKER_CONFIG, DOCKER_LAYER_GZIP, DOCKER_MANIFEST } from '../../../model/media-type.ts';
import { type Manifest, manifestDocument, readManifest } from '../../../model/manifest.ts';
import type { LocalStore } from '../local-store.ts';
import type { ManifestFacts } from '../manifest-facts.ts';
import type { StoredImage } from '../stored-image.ts';

/** A layer as a registry gets it. */
export interface PackedLayer {
  readonly descriptor: Descriptor;
  readonly diffId: Digest;
}

/** An image as a registry gets it. */
export interface PackedImage {
  readonly manifest: { readonly descriptor: Descriptor; readonly bytes: Uint8Array };
  readonly config: Descriptor;
  /** From the bottom to the top. */
  readonly layers: readonly PackedLayer[];
}

/**
 * An image for a registry. What was pulled goes out byte for byte, so that its digest stays. Layers that lie
 * here as plain tars are packed first, always to the same bytes, and kept: the next push finds them.
 */
export async function packedImage(store: LocalStore, image: StoredImage): Promise<PackedImage> {
  for (const facts of image.manifests) {
    const manifest = manifestOf(store, facts);
    if (await isPacked(store, manifest)) return asItIs(store, facts, manifest);
  }
  return pack(store, image.facts, manifestOf(store, image.facts));
}

function manifestOf(store: LocalStore, facts: ManifestFacts): Manifest {
  const manifest = readManifest(store.blobs.document(descriptorOf(facts)), facts.mediaType);
  if (manifest.kind === 'manifest') return manifest;
  throw new IntegrityError(`${facts.manifest} is no manifest`);
}

async function isPacked(store: LocalStore, { layers }: Manifest): Promise<boolean> {
  for (const layer of layers) {
    store.blobs.checkSize(layer);
    if (detectCompression(await readHead(store.blobs.path(layer.digest))) === 'none') return false;
  }
  return true;
}

function asItIs(store: LocalStore, facts: ManifestFacts, manifest: Manifest): PackedImage {
  const descriptor = descriptorOf(facts);
  return {
    manifest: { descriptor, bytes: store.blobs.document(descriptor) },
    config: manifest.config,
    layers: manifest.layers.map((layer, at) => ({
      descriptor: layer,
      diffId: facts.layers[at]?.diffId ?? layer.digest,
    })),
  };
}

async function pack(
  store: LocalStore,
  facts: ManifestFacts,
  manifest: Manifest,
): Promise<PackedImage> {
  const layers: PackedLayer[] = [];
  for (const [at, layer] of manifest.layers.entries()) {
    const diffId = facts.layers[at]?.diffId ?? layer.digest;
    layers.push({ descriptor: await packLayer(store, layer), diffId });
  }
  const config = { ...manifest.config, mediaType: DOCKER_CONFIG };
  const packed: Manifest = {
    kind: 'manifest',
    mediaType: DOCKER_MANIFEST,
    config,
    layers: layers.map(({ descriptor }) => descriptor),
  };
  const bytes = new TextEncoder().encode(JSON.stringify(manifestDocument(packed)));
  return {
    manifest: { descriptor: await store.blobs.put(bytes, DOCKER_MANIFEST), bytes },
    config,
    layers,
  };
}

async function packLayer(store: LocalStore, layer: Descriptor): Promise<Descriptor> {
  const compression = detectCompression(await readHead(store.blobs.path(layer.digest)));
  if (compression !== 'none') return { ...layer, mediaType: DOCKER_LAYER_GZIP };
  const file = await store.spools.create();
  try {
    for await (const bytes of gzip(store.blobs.read(layer))) await file.write(bytes);
    const { digest, size, path } = await file.finish();
    const facts = store.records.find(layer.digest);
    if (facts !== null) await store.records.keep(digest, facts);
    await store.blobs.adopt(path, digest);
    return { mediaType: DOCKER_LAYER_GZIP, digest, size };
  } finally {
    await file.discard();
  }
}

function descriptorOf({ manifest, manifestSize, mediaType }: ManifestFacts): Descriptor {
  return { mediaType, digest: manifest, size: manifestSize };
}
