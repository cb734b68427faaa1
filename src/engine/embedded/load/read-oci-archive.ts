import type { Descriptor } from '../../../model/descriptor.ts';
import { digestOf } from '../../../model/digest-of.ts';
import { IntegrityError } from '../../../model/errors.ts';
import { readImageConfig } from '../../../model/image-config.ts';
import { readManifest } from '../../../model/manifest.ts';
import { formatPlatform, type Platform } from '../../../model/platform.ts';
import { isNameOnly, parseReferenceOrNull, type Reference } from '../../../model/reference.ts';
import { chooseManifest } from '../pull/choose-manifest.ts';
import { LAYERS_DIFFER } from '../read-manifest-facts.ts';
import { archivedManifests, loadedLayer } from './read-docker-archive.ts';
import type { LoadedImage } from './loaded-image.ts';
import type { SpooledArchive } from './spooled-archive.ts';

const NAMES = ['io.containerd.image.name', 'org.opencontainers.image.ref.name'];
const DEPTH = 4;

/** The images of an OCI layout in an archive, for a platform where there are several. Throws IntegrityError. */
export async function readOciArchive(
  archive: SpooledArchive,
  platform: Platform,
): Promise<readonly LoadedImage[]> {
  const images = new Map<string, LoadedImage>();
  for (const root of await archivedManifests(archive)) {
    const image = await readImage(archive, root, platform);
    const before = images.get(image.id);
    const tags = [...(before?.tags ?? []), ...readName(root)];
    images.set(image.id, { ...image, tags });
  }
  return [...images.values()];
}

async function readImage(
  archive: SpooledArchive,
  root: Descriptor,
  platform: Platform,
): Promise<LoadedImage> {
  let descriptor = root;
  for (let depth = 0; depth < DEPTH; depth += 1) {
    const bytes = await readBlob(archive, descriptor);
    const document = readManifest(bytes, descriptor.mediaType);
    if (document.kind === 'manifest') {
      const manifest = { bytes, mediaType: document.mediaType };
      const layers = document.layers.map((layer) => loadedLayer(findBlob(archive, layer)));
      const config = await readBlob(archive, document.config);
      const { platform: own, diffIds } = readImageConfig(config);
      const fits = layers.every(({ facts }, at) => facts.diffId === diffIds[at]);
      if (!fits || layers.length !== diffIds.length) throw new IntegrityError(LAYERS_DIFFER);
      const { digest: id, mediaType } = document.config;
      return {
        id,
        platform: own,
        config: { bytes: config, mediaType },
        manifest,
        layers,
        tags: [],
      };
    }
    const chosen = chooseManifest(document, platform);
    if (chosen === null) throw noPlatform(platform);
    descriptor = chosen;
  }
  throw new IntegrityError('indexes inside of indexes go too deep');
}

async function readBlob(archive: SpooledArchive, descriptor: Descriptor): Promise<Uint8Array> {
  const bytes = await archive.document(blobName(descriptor));
  if (bytes === null) throw missing(descriptor);
  if (digestOf(bytes) !== descriptor.digest) {
    throw new IntegrityError(`${descriptor.digest} is not what its name says`);
  }
  return bytes;
}

function findBlob(
  archive: SpooledArchive,
  descriptor: Descriptor,
): NonNullable<ReturnType<SpooledArchive['find']>> {
  const file = archive.find(blobName(descriptor));
  if (file === null) throw missing(descriptor);
  if (file.digest === descriptor.digest) return file;
  throw new IntegrityError(`${descriptor.digest} is not what its name says`);
}

/** A bare word ("latest") names a tag of nobody knows what. */
function readName({ annotations = {} }: Descriptor): readonly Reference[] {
  for (const key of NAMES) {
    const reference = parseReferenceOrNull(annotations[key] ?? '');
    const isName = reference !== null && !isNameOnly(reference) && reference.digest === undefined;
    if (isName) return [reference];
  }
  return [];
}

function blobName({ digest }: Descriptor): string {
  return `blobs/${digest.replace(':', '/')}`;
}

function missing({ digest }: Descriptor): IntegrityError {
  return new IntegrityError(`the archive names ${digest} but does not hold it`);
}

function noPlatform(platform: Platform): IntegrityError {
  return new IntegrityError(
    `no matching manifest for ${formatPlatform(platform)} in the manifest list entries`,
  );
}
