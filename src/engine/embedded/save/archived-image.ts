import { decompress, detectCompression } from '../../../archive/compression.ts';
import { readHead } from '../../../content/read-head.ts';
import type { Descriptor } from '../../../model/descriptor.ts';
import { digestOf } from '../../../model/digest-of.ts';
import { IntegrityError } from '../../../model/errors.ts';
import { OCI_LAYER, OCI_MANIFEST } from '../../../model/media-type.ts';
import { type Manifest, manifestDocument, readManifest } from '../../../model/manifest.ts';
import type { LocalStore } from '../local-store.ts';
import type { ManifestFacts, StoredLayer } from '../manifest-facts.ts';
import type { StoredImage } from '../stored-image.ts';

/** Content of an archive: what it is called by, and how to have its bytes. */
export interface ArchivedBlob {
  readonly descriptor: Descriptor;
  readonly content: () => AsyncIterable<Uint8Array>;
}

/** An image as an archive has it. */
export interface ArchivedImage {
  readonly manifest: ArchivedBlob;
  readonly config: ArchivedBlob;
  /** From the bottom to the top. */
  readonly layers: readonly ArchivedBlob[];
}

/**
 * An image ready for an archive. Its content goes out as it lies here, so that its digests stay; but for
 * layers in zstd, which older engines cannot read: they are unpacked, and the manifest says so.
 */
export async function archivedImage(
  store: LocalStore,
  { facts }: StoredImage,
): Promise<ArchivedImage> {
  const target = { digest: facts.manifest, size: facts.manifestSize, mediaType: facts.mediaType };
  const manifest = readManifest(store.blobs.document(target), facts.mediaType);
  if (manifest.kind === 'index') throw new IntegrityError(`${facts.manifest} is no manifest`);
  const layers = await Promise.all(
    manifest.layers.map((layer, at) => archivedLayer(store, layer, facts.layers[at])),
  );
  return {
    manifest: archivedManifest(store, { facts, manifest, layers }),
    config: stored(store, manifest.config),
    layers,
  };
}

async function archivedLayer(
  store: LocalStore,
  descriptor: Descriptor,
  layer: StoredLayer | undefined,
): Promise<ArchivedBlob> {
  store.blobs.checkSize(descriptor);
  const compression = detectCompression(await readHead(store.blobs.path(descriptor.digest)));
  const record = store.records.find(descriptor.digest);
  if (compression !== 'zstd' || layer === undefined || record === null) {
    return stored(store, descriptor);
  }
  return {
    descriptor: { mediaType: OCI_LAYER, digest: layer.diffId, size: record.tarSize },
    content: () => decompress(store.blobs.read(descriptor)),
  };
}

interface Parts {
  readonly facts: ManifestFacts;
  readonly manifest: Manifest;
  readonly layers: readonly ArchivedBlob[];
}

/** The manifest as it was made, where nothing had to be unpacked. */
function archivedManifest(store: LocalStore, { facts, manifest, layers }: Parts): ArchivedBlob {
  const isSame = layers.every(
    ({ descriptor }, at) => descriptor.digest === manifest.layers[at]?.digest,
  );
  const { manifest: digest, manifestSize: size, mediaType } = facts;
  if (isSame) return stored(store, { mediaType, digest, size });
  const document = manifestDocument({
    ...manifest,
    mediaType: OCI_MANIFEST,
    layers: layers.map(({ descriptor }) => descriptor),
  });
  const bytes = new TextEncoder().encode(JSON.stringify(document));
  return {
    descriptor: { mediaType: OCI_MANIFEST, digest: digestOf(bytes), size: bytes.length },
    content: () => once(bytes),
  };
}

function stored(store: LocalStore, descriptor: Descriptor): ArchivedBlob {
  const { mediaType, digest, size } = descriptor;
  return {
    descriptor: { mediaType, digest, size },
    content: () => store.blobs.read(descriptor),
  };
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array, void, undefined> {
  yield bytes;
}
