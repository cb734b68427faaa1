import { MissingContentError } from '../../../content/name-index.ts';
import { indexEntry } from '../../../content/index-entry.ts';
import { addLine } from '../../../content/index-lines.ts';
import type { Descriptor } from '../../../model/descriptor.ts';
import type { Digest } from '../../../model/digest.ts';
import { IntegrityError, RegistryError } from '../../../model/errors.ts';
import type { RemoteRepository } from '../../../registry/repository.ts';
import { readImageConfig } from '../../../model/image-config.ts';
import type { Platform } from '../../../model/platform.ts';
import { familiarString, type Reference } from '../../../model/reference.ts';
import { catalogOf } from '../catalog.ts';
import { findNamed } from '../find-image.ts';
import { manifestDescriptor, type StoredImage } from '../stored-image.ts';
import { lockWait } from '../lock-wait.ts';
import { LAYERS_DIFFER } from '../read-manifest-facts.ts';
import { fetchLayers } from './fetch-layers.ts';
import type { FetchParts } from './fetch-layer.ts';
import { type RemoteImage, resolveManifest, type ResolvedImage } from './resolve-image.ts';

const ATTEMPTS = 3;

/** What a pull of one name brought. */
export interface PulledTag {
  /** Something was downloaded, or the name led elsewhere before. */
  readonly isNewer: boolean;
  readonly platform: Platform;
}

/** Downloads what a name leads to, and gives it that name as the last step. */
export async function pullTag(
  parts: FetchParts,
  reference: Reference,
  platform: Platform,
): Promise<PulledTag> {
  const resolved = await resolveManifest(parts.repository, reference, platform);
  const id = reference.tag ?? `${reference.digest}`;
  parts.say({ id, status: `Pulling from ${reference.path}` });
  const image = await fetchConfig(parts, resolved);
  const catalog = await catalogOf(parts.store, await parts.store.names.read());
  const wanted = image.configSource.descriptor.digest;
  const hadIt = findNamed(catalog, reference)?.id === wanted;
  const known = catalog.images.find((one) => one.id === wanted);
  const isNewer =
    known === undefined
      ? await fetchImage(parts, reference, image)
      : await nameKnown(parts, reference, { image, known });
  parts.say({ status: `Digest: ${image.root.digest}` });
  return { isNewer: isNewer || !hadIt, platform: image.config.platform };
}

/** Whether anything was downloaded. */
async function fetchImage(
  parts: FetchParts,
  reference: Reference,
  image: RemoteImage,
): Promise<boolean> {
  for (let attempt = 1; ; attempt += 1) {
    const isNewer = await fetchLayers(parts, image);
    try {
      await nameFetched(parts, reference, image);
      return isNewer;
    } catch (error) {
      // Somebody removed a layer that was here when this began: it is fetched once more.
      if (!(error instanceof MissingContentError) || attempt === ATTEMPTS) throw error;
    }
  }
}

/**
 * An image that is here gets the name, as docker does it: however its layers are packed here, nothing is
 * downloaded. When it vanishes meanwhile, it is fetched after all.
 */
async function nameKnown(
  parts: FetchParts,
  reference: Reference,
  { image, known }: { readonly image: RemoteImage; readonly known: StoredImage },
): Promise<boolean> {
  const same = known.manifests.find(
    ({ manifest }) => manifest === image.manifestSource.descriptor.digest,
  );
  const facts = same ?? known.facts;
  const blobs = facts.layers.map(({ blob, blobSize }) => ({ digest: blob, size: blobSize }));
  const manifest = manifestDescriptor({ facts });
  try {
    await giveName(parts, reference, {
      manifest,
      root: image.root.digest,
      needed: [manifest, facts.config, ...blobs],
    });
    return false;
  } catch (error) {
    if (!(error instanceof MissingContentError)) throw error;
    return fetchImage(parts, reference, image);
  }
}

async function fetchConfig(
  { repository, store }: FetchParts,
  resolved: ResolvedImage,
): Promise<RemoteImage> {
  const { manifest } = resolved;
  const descriptor = manifest.config;
  const bytes = store.blobs.has(descriptor)
    ? store.blobs.document(descriptor)
    : await readConfig(repository, descriptor);
  const config = readImageConfig(bytes);
  if (config.diffIds.length !== manifest.layers.length) throw new IntegrityError(LAYERS_DIFFER);
  return { ...resolved, config, configSource: { descriptor, bytes } };
}

async function readConfig(
  repository: RemoteRepository,
  descriptor: Descriptor,
): Promise<Uint8Array> {
  try {
    return await repository.readBlob(descriptor);
  } catch (error) {
    if (!(error instanceof RegistryError)) throw error;
    const { status, code } = error;
    const text = `error pulling image configuration: ${error.message}`;
    throw new RegistryError(status, code, text, { cause: error });
  }
}

/** All that came with the image is put down, and then named. */
async function nameFetched(
  parts: FetchParts,
  reference: Reference,
  { manifestSource, configSource, indexes, manifest, config, root }: RemoteImage,
): Promise<void> {
  const { store } = parts;
  const documents = [configSource, manifestSource, ...indexes];
  for (const { bytes, descriptor } of documents) await store.blobs.put(bytes, descriptor.mediaType);
  await giveName(parts, reference, {
    manifest: { ...manifestSource.descriptor, platform: config.platform },
    root: root.digest,
    needed: [...documents.map(({ descriptor }) => descriptor), ...manifest.layers],
  });
  await store.sources.remember(manifest.layers, reference);
}

interface Naming {
  readonly manifest: Descriptor;
  /** What the registry has under the name: the index, where there is one. */
  readonly root: Digest;
  readonly needed: readonly Pick<Descriptor, 'digest' | 'size'>[];
}

/** By its digest, and by its tag when that was asked for. */
async function giveName(
  { store, signal }: FetchParts,
  { domain, path, tag, digest }: Reference,
  { manifest, root, needed }: Naming,
): Promise<void> {
  const hasTag = tag !== undefined && digest === undefined;
  const names: readonly Reference[] = [
    { domain, path, digest: root },
    ...(hasTag ? [{ domain, path, tag }] : []),
  ];
  const lines = names.map((one) => indexEntry(manifest, one));
  await store.names.update(
    (entries) => ({ entries: lines.reduce(addLine, entries), needed }),
    lockWait(store, { signal }),
  );
}

/** The line that docker ends a pull with. */
export function statusLine(reference: Reference, isNewer: boolean): string {
  const name = familiarString(reference);
  return isNewer
    ? `Status: Downloaded newer image for ${name}`
    : `Status: Image is up to date for ${name}`;
}
