import { quote } from '../../../go/quote.ts';
import { digestOf } from '../../../model/digest-of.ts';
import { type Descriptor, members, readDescriptor } from '../../../model/descriptor.ts';
import type { Digest } from '../../../model/digest.ts';
import { IntegrityError } from '../../../model/errors.ts';
import { type ImageConfig, readImageConfig } from '../../../model/image-config.ts';
import { isManifestType, OCI_CONFIG } from '../../../model/media-type.ts';
import { readManifest } from '../../../model/manifest.ts';
import { parseReferenceOrNull, type Reference } from '../../../model/reference.ts';
import type { LocalStore } from '../local-store.ts';
import { entryName } from './entry-name.ts';
import { layerMediaType, type LoadedImage, type LoadedLayer, newManifest } from './loaded-image.ts';
import type { SpooledArchive, SpooledFile } from './spooled-archive.ts';
import { storedLayer } from './stored-layer.ts';

/** One image as manifest.json tells it. */
interface ArchiveItem {
  readonly config: string;
  readonly tags: readonly string[];
  readonly layers: readonly string[];
}

/** The images of an archive with a manifest.json. Throws IntegrityError in docker's words. */
export async function readDockerArchive(
  store: LocalStore,
  archive: SpooledArchive,
  manifest: Uint8Array,
): Promise<readonly LoadedImage[]> {
  const images: LoadedImage[] = [];
  for (const item of readItems(manifest)) images.push(await readImage(store, archive, item));
  return images;
}

function readItems(manifest: Uint8Array): readonly ArchiveItem[] {
  const list = parse(manifest);
  if (list === null) {
    throw new IntegrityError('invalid manifest, manifest cannot be null (but can be [])');
  }
  if (!Array.isArray(list)) throw new IntegrityError('invalid manifest, it is no list');
  return list.map((value: unknown) => {
    const { Config: config, RepoTags: tags, Layers: layers } = members(value);
    return {
      config: typeof config === 'string' ? config : '',
      tags: texts(tags),
      layers: texts(layers),
    };
  });
}

async function readImage(
  store: LocalStore,
  archive: SpooledArchive,
  item: ArchiveItem,
): Promise<LoadedImage> {
  const bytes = await archive.document(entryName(item.config));
  if (bytes === null) throw new IntegrityError(`image config ${quote(item.config)} not found`);
  const config = readImageConfig(bytes);
  const layers = await readLayers(store, archive, { item, config });
  const descriptor = { mediaType: OCI_CONFIG, digest: digestOf(bytes), size: bytes.length };
  const own = await ownManifest(archive, descriptor.digest, layers);
  return {
    id: descriptor.digest,
    platform: config.platform,
    config: { bytes, mediaType: OCI_CONFIG },
    manifest: own ?? newManifest(descriptor, layers),
    layers,
    tags: item.tags.map(readTag),
  };
}

async function readLayers(
  store: LocalStore,
  archive: SpooledArchive,
  { item, config }: { readonly item: ArchiveItem; readonly config: ImageConfig },
): Promise<readonly LoadedLayer[]> {
  const { diffIds } = config;
  if (diffIds.length !== item.layers.length) {
    const counts = `expected ${diffIds.length}, got ${item.layers.length}`;
    throw new IntegrityError(`invalid manifest, layers length mismatch: ${counts}`);
  }
  const layers: LoadedLayer[] = [];
  for (const [at, diffId] of diffIds.entries()) {
    const name = item.layers[at] ?? '';
    const file = archive.find(entryName(name));
    const layer = file === null ? await storedLayer(store, diffId) : loadedLayer(file);
    if (layer === null) {
      throw new IntegrityError(`failed to resolve layers: layer ${quote(name)} not found`);
    }
    if (layer.facts.diffId !== diffId) throw wrongDiffId(at, diffId, layer.facts.diffId);
    layers.push(layer);
  }
  return layers;
}

/** A layer of an archive. Throws IntegrityError when it is none. */
export function loadedLayer(file: SpooledFile): LoadedLayer {
  const { layer, digest, size, compression } = file;
  if (layer === null) throw new IntegrityError('archive/tar: invalid tar header');
  if (typeof layer === 'string') throw new IntegrityError(layer);
  return {
    descriptor: { mediaType: layerMediaType(compression), digest, size },
    facts: layer,
    content: file,
  };
}

/** The manifest that the archive itself has for this very content, so that its digest stays. */
async function ownManifest(
  archive: SpooledArchive,
  config: Digest,
  layers: readonly LoadedLayer[],
): Promise<LoadedImage['manifest'] | null> {
  for (const descriptor of await archivedManifests(archive)) {
    if (!isManifestType(descriptor.mediaType)) continue;
    const bytes = await archive.document(`blobs/${descriptor.digest.replace(':', '/')}`);
    if (bytes === null || digestOf(bytes) !== descriptor.digest) continue;
    const manifest = readManifest(bytes, descriptor.mediaType);
    const isOwn =
      manifest.kind === 'manifest' &&
      manifest.config.digest === config &&
      manifest.layers.length === layers.length &&
      manifest.layers.every((layer, at) => layer.digest === layers[at]?.descriptor.digest);
    if (isOwn) return { bytes, mediaType: descriptor.mediaType };
  }
  return null;
}

/** What index.json names. */
export async function archivedManifests(archive: SpooledArchive): Promise<readonly Descriptor[]> {
  const bytes = await archive.document('index.json');
  const { manifests } = members(bytes === null ? null : parse(bytes));
  if (!Array.isArray(manifests)) return [];
  return manifests.flatMap((value: unknown) => readDescriptor(value) ?? []);
}

/** Throws IntegrityError for what is no tag. */
function readTag(text: string): Reference {
  const reference = parseReferenceOrNull(text);
  if (reference?.tag !== undefined && reference.digest === undefined) return reference;
  throw new IntegrityError(`invalid tag ${quote(text)}`);
}

function wrongDiffId(at: number, expected: Digest, actual: Digest): IntegrityError {
  const text = `expected ${quote(expected)}, got ${quote(actual)}`;
  return new IntegrityError(`invalid diffID for layer ${at}: ${text}`);
}

function texts(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.map(String) : [];
}

function parse(bytes: Uint8Array): unknown {
  try {
    const value: unknown = JSON.parse(new TextDecoder().decode(bytes));
    return value;
  } catch (error) {
    throw new IntegrityError('unexpected EOF', { cause: error });
  }
}
