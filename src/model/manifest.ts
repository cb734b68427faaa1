import { type Descriptor, descriptorDocument, members, readDescriptor } from './descriptor.ts';
import { IntegrityError } from './errors.ts';
import { isIndexType, isManifestType } from './media-type.ts';

/** What an image is made of. https://github.com/opencontainers/image-spec/blob/v1.1.1/manifest.md */
export interface Manifest {
  readonly kind: 'manifest';
  readonly mediaType: string;
  readonly config: Descriptor;
  /** From the bottom to the top. */
  readonly layers: readonly Descriptor[];
}

/** The manifests of one image for several platforms. https://github.com/opencontainers/image-spec/blob/v1.1.1/image-index.md */
export interface ImageIndex {
  readonly kind: 'index';
  readonly mediaType: string;
  readonly manifests: readonly Descriptor[];
}

const LAYER_LIMIT = 1000;
const MANIFEST_LIMIT = 1000;

/**
 * A manifest or an index. What it was announced as decides, and what it says of itself must agree with
 * that. Throws IntegrityError for anything else.
 */
export function readManifest(bytes: Uint8Array, announced: string): Manifest | ImageIndex {
  const document = members(parse(bytes));
  const own = document['mediaType'];
  const mediaType = announced === '' && typeof own === 'string' ? own : announced;
  if (typeof own === 'string' && own !== '' && own !== mediaType) {
    throw new IntegrityError(`manifest of media type ${own} was announced as ${mediaType}`);
  }
  if (isIndexType(mediaType)) return readIndex(document, mediaType);
  if (isManifestType(mediaType)) return readImage(document, mediaType);
  throw new IntegrityError(`unsupported manifest media type: ${mediaType || '(none)'}`);
}

/** The JSON document of a manifest, keys in the order of the specification. */
export function manifestDocument({ mediaType, config, layers }: Manifest): unknown {
  return {
    schemaVersion: 2,
    mediaType,
    config: descriptorDocument(config),
    layers: layers.map(descriptorDocument),
  };
}

function readIndex(document: Readonly<Record<string, unknown>>, mediaType: string): ImageIndex {
  if (document['layers'] !== undefined || document['config'] !== undefined) {
    throw new IntegrityError('an index must not have layers or a config');
  }
  return { kind: 'index', mediaType, manifests: readList(document['manifests'], MANIFEST_LIMIT) };
}

function readImage(document: Readonly<Record<string, unknown>>, mediaType: string): Manifest {
  if (document['manifests'] !== undefined) {
    throw new IntegrityError('a manifest must not have manifests');
  }
  const config = readDescriptor(document['config']);
  if (config === null) throw new IntegrityError('the manifest has no config');
  return { kind: 'manifest', mediaType, config, layers: readList(document['layers'], LAYER_LIMIT) };
}

function readList(value: unknown, limit: number): readonly Descriptor[] {
  const list: readonly unknown[] = Array.isArray(value) ? value : [];
  if (list.length > limit) throw new IntegrityError(`the manifest has more than ${limit} entries`);
  return list.map((entry) => {
    const descriptor = readDescriptor(entry);
    if (descriptor === null) throw new IntegrityError('the manifest has a broken descriptor');
    return descriptor;
  });
}

function parse(bytes: Uint8Array): unknown {
  try {
    const value: unknown = JSON.parse(new TextDecoder().decode(bytes));
    return value;
  } catch (error) {
    throw new IntegrityError('the manifest is no JSON', { cause: error });
  }
}
