import { isDigest } from '../../../model/digest.ts';
import { InvalidReferenceError } from '../../../model/errors.ts';
import {
  canonicalName,
  isNameOnly,
  parseReference,
  type Reference,
  referenceString,
} from '../../../model/reference.ts';
import type { Catalog } from '../catalog.ts';
import { badRequest, notFound } from '../daemon-words.ts';
import { findNamed, imagesByPrefix } from '../find-image.ts';
import type { StoredImage } from '../stored-image.ts';

/** An image to save, and the tags it is saved with. */
export interface SelectedImage {
  readonly image: StoredImage;
  readonly tags: readonly Reference[];
}

/**
 * The images that names mean: a repository all its tags, an ID the image without tags. Each once, in the
 * order of the names. Throws NotFoundError in docker's words, which here are those of its archives.
 */
export function selectImages(catalog: Catalog, names: readonly string[]): readonly SelectedImage[] {
  const selected = new Map<string, SelectedImage>();
  for (const { image, tags } of names.flatMap((name) => select(catalog, name))) {
    const before = selected.get(image.id)?.tags ?? [];
    const keys = new Set(before.map(referenceString));
    const more = tags.filter((tag) => !keys.has(referenceString(tag)));
    selected.set(image.id, { image, tags: [...before, ...more] });
  }
  return [...selected.values()];
}

function select(catalog: Catalog, name: string): readonly SelectedImage[] {
  const reference = isDigest(name) ? null : readName(name);
  if (reference === null) return [byId(catalog, name)];
  if (!isNameOnly(reference)) return [byName(catalog, reference)];
  const repository = canonicalName(reference);
  const tagged = catalog.images.flatMap((image) => {
    const tags = image.tags.filter((tag) => canonicalName(tag) === repository);
    return tags.length === 0 ? [] : [{ image, tags }];
  });
  return tagged.length === 0 ? [byId(catalog, name)] : tagged;
}

function byName(catalog: Catalog, reference: Reference): SelectedImage {
  const image = findNamed(catalog, reference);
  if (image === null) throw notFound('reference does not exist');
  return { image, tags: reference.digest === undefined ? [reference] : [] };
}

function byId(catalog: Catalog, name: string): SelectedImage {
  const [image, ...others] = imagesByPrefix(catalog, name);
  if (image === undefined) throw notFound(`No such image: ${name}`);
  if (others.length > 0) throw badRequest('ambiguous digest string');
  return { image, tags: [] };
}

/** Null: 64 digits, which are no name. */
function readName(name: string): Reference | null {
  if (/^[0-9a-f]{64}$/.test(name)) return null;
  try {
    return parseReference(name);
  } catch (error) {
    if (!(error instanceof InvalidReferenceError)) throw error;
    throw badRequest(error.message);
  }
}
