import type { Descriptor } from '../../../model/descriptor.ts';
import {
  EngineError,
  IntegrityError,
  NotFoundError,
  UnsupportedError,
} from '../../../model/errors.ts';
import type { ImageConfig } from '../../../model/image-config.ts';
import { isForeignLayerType, isImageConfigType } from '../../../model/media-type.ts';
import { type ImageIndex, type Manifest, readManifest } from '../../../model/manifest.ts';
import { formatPlatform, type Platform } from '../../../model/platform.ts';
import { referenceString, type Reference } from '../../../model/reference.ts';
import type { RemoteRepository } from '../../../registry/repository.ts';
import { chooseManifest } from './choose-manifest.ts';

/** A document with its bytes as they were sent. */
export interface SentDocument {
  readonly descriptor: Descriptor;
  readonly bytes: Uint8Array;
}

/** What a registry has under a name, for one platform. */
export interface ResolvedImage {
  /** What the name itself leads to: the index, where there is one. */
  readonly root: Descriptor;
  /** The indexes on the way, from the root. */
  readonly indexes: readonly SentDocument[];
  readonly manifest: Manifest;
  readonly manifestSource: SentDocument;
}

/** An image of a registry with its configuration. */
export interface RemoteImage extends ResolvedImage {
  readonly config: ImageConfig;
  readonly configSource: SentDocument;
}

const DEPTH = 4;
const SCHEMA_1 = /docker\.distribution\.manifest\.v1\+(?:prettyjws|json)$/;

/** Finds the manifest behind a name, for a platform. Throws RegistryError, NotFoundError, IntegrityError. */
export async function resolveManifest(
  repository: RemoteRepository,
  reference: Reference,
  platform: Platform,
): Promise<ResolvedImage> {
  const root = await repository.resolve(reference.digest ?? reference.tag ?? 'latest');
  if (SCHEMA_1.test(root.mediaType)) throw schema1(reference);
  const indexes: SentDocument[] = [];
  let descriptor = root;
  for (let depth = 0; depth < DEPTH; depth += 1) {
    const bytes = await repository.manifest(descriptor);
    const source = { descriptor: { ...descriptor, size: bytes.length }, bytes };
    const document = readManifest(bytes, descriptor.mediaType);
    if (document.kind === 'manifest') {
      return { root, indexes, manifest: checkedManifest(document), manifestSource: source };
    }
    indexes.push(source);
    descriptor = choose(document, platform);
  }
  throw new IntegrityError('indexes inside of indexes go too deep');
}

function choose(index: ImageIndex, platform: Platform): Descriptor {
  const chosen = chooseManifest(index, platform);
  if (chosen !== null) return chosen;
  const text = `no matching manifest for ${formatPlatform(platform)} in the manifest list entries`;
  throw new NotFoundError(text);
}

function checkedManifest(manifest: Manifest): Manifest {
  const { mediaType } = manifest.config;
  if (!isImageConfigType(mediaType)) {
    throw new EngineError(500, `unsupported media type ${mediaType}`);
  }
  const foreign = manifest.layers.find((layer) => isForeignLayerType(layer.mediaType));
  if (foreign === undefined) return manifest;
  const where = 'is kept outside of the registry, and is not fetched from there';
  throw new UnsupportedError(`layer ${foreign.digest} ${where}`);
}

function schema1(reference: Reference): EngineError {
  const advice =
    `Suggest the author of ${referenceString(reference)} to upgrade the image to the OCI Format or Docker Image ` +
    'manifest v2, schema 2. More information at https://docs.docker.com/go/deprecated-image-specs/';
  return new EngineError(
    500,
    'Docker Image Format v1 and Docker Image manifest version 2, schema 1 support has been removed. ' +
      advice,
  );
}
