import { type Digest, isDigest } from '../../model/digest.ts';
import { InvalidReferenceError } from '../../model/errors.ts';
import {
  canonicalName,
  parseReference,
  type Reference,
  referenceString,
  withDefaultTag,
} from '../../model/reference.ts';
import type { Catalog } from './catalog.ts';
import { badRequest, noSuchImage } from './daemon-words.ts';
import type { StoredImage } from './stored-image.ts';

/** An image, and by what the user called it. */
export interface FoundImage {
  readonly image: StoredImage;
  /** Null: by its ID, or the beginning of one. */
  readonly reference: Reference | null;
}

const IMAGE_ID = /^(?:sha256:)?([0-9a-f]{64})$/;
const ID_PREFIX = /^(?:sha256:)?([0-9a-f]{1,64})$/;

/**
 * The image that a name, an ID or the beginning of an ID means, in this order. Throws NotFoundError; also
 * where a beginning fits several images, for so does docker.
 */
export function findImage(catalog: Catalog, name: string): FoundImage {
  const [, hex] = IMAGE_ID.exec(name) ?? [];
  if (hex !== undefined) {
    const image = catalog.images.find(({ id }) => id === `sha256:${hex}`);
    if (image !== undefined) return { image, reference: null };
    throw noSuchImage(name);
  }
  const reference = readName(name);
  const named = reference === null ? null : findNamed(catalog, reference);
  if (named !== null) return { image: named, reference };
  const image = findByPrefix(catalog, name);
  if (image === null) throw noSuchImage(name);
  return { image, reference: null };
}

/** All images whose ID begins so. */
export function imagesByPrefix(catalog: Catalog, name: string): readonly StoredImage[] {
  const [, prefix] = ID_PREFIX.exec(name) ?? [];
  if (prefix === undefined) return [];
  return catalog.images.filter(({ id }) => id.startsWith(`sha256:${prefix}`));
}

/** The image with a name; with a digest the repository must have it under that digest. */
export function findNamed(catalog: Catalog, reference: Reference): StoredImage | null {
  const { digest } = reference;
  if (digest !== undefined) return findByDigest(catalog, reference, digest);
  const key = referenceString(reference);
  return (
    catalog.images.find(({ tags }) => tags.some((tag) => referenceString(tag) === key)) ?? null
  );
}

function findByDigest(catalog: Catalog, reference: Reference, digest: Digest): StoredImage | null {
  const repository = canonicalName(reference);
  const isInRepository = (one: Reference): boolean => canonicalName(one) === repository;
  const found = catalog.images.find(
    ({ digests, tags, manifests }) =>
      digests.some((one) => isInRepository(one) && one.digest === digest) ||
      (manifests.some(({ manifest }) => manifest === digest) &&
        [...tags, ...digests].some(isInRepository)),
  );
  return found ?? null;
}

/** Null: it can only be an ID. */
function readName(name: string): Reference | null {
  if (isDigest(name)) return null;
  try {
    return withDefaultTag(parseReference(name));
  } catch (error) {
    if (!(error instanceof InvalidReferenceError)) throw error;
    if (ID_PREFIX.test(name)) return null;
    throw badRequest(error.message);
  }
}

function findByPrefix(catalog: Catalog, name: string): StoredImage | null {
  const images = imagesByPrefix(catalog, name);
  const [only] = images;
  return images.length === 1 ? (only ?? null) : null;
}
