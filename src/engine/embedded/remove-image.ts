import { type Digest, shortId } from '../../model/digest.ts';
import { canonicalName, type Reference } from '../../model/reference.ts';
import type { Removal } from '../../model/removal.ts';
import type { RemoveOptions } from '../change-options.ts';
import { type Catalog, NO_IMAGES } from './catalog.ts';
import { checkPlatform } from './check-platform.ts';
import { conflict } from './daemon-words.ts';
import { findImage, type FoundImage } from './find-image.ts';
import type { LocalStore } from './local-store.ts';
import { removeFromStore } from './remove-from-store.ts';
import { RemovalPlan } from './removal-plan.ts';
import type { StoredImage } from './stored-image.ts';

/** Removes a name, and the image when that was its last one. */
export async function removeImage(
  store: LocalStore,
  name: string,
  options: RemoveOptions,
): Promise<readonly Removal[]> {
  // Nothing is made just to say that there is no such image.
  if (!store.exists) findImage(NO_IMAGES, name);
  const plan = await removeFromStore(
    store,
    (catalog) => planRemoval(catalog, name, options),
    options,
  );
  return plan.removals;
}

function planRemoval(
  catalog: Catalog,
  name: string,
  { force = false, platforms = [] }: RemoveOptions,
): RemovalPlan {
  const { image, reference } = findImage(catalog, name);
  for (const platform of platforms) checkPlatform(image, name, platform);
  const plan = new RemovalPlan(catalog);
  const named = namedBy({ image, reference }, name);
  if (named !== null) {
    plan.removeName(image, named);
    return plan;
  }
  const references = plan.references(image);
  if (!force && !isOneName(references)) throw inSeveral(image);
  plan.delete(image);
  return plan;
}

/** The name to take away; null when the image itself is meant. A name may look like the beginning of its ID. */
function namedBy({ image, reference }: FoundImage, name: string): Reference | null {
  return reference === null || isPrefix(image.id, name) ? null : exactName(image, reference);
}

function isPrefix(id: Digest, name: string): boolean {
  return id.startsWith(name) || id.startsWith(`sha256:${name}`);
}

/** A name with tag and digest means the one with the digest. */
function exactName({ digests }: StoredImage, reference: Reference): Reference {
  if (reference.digest === undefined) return reference;
  const { domain, path, digest } = reference;
  const own = digests.find(
    (one) => one.digest === digest && canonicalName(one) === canonicalName(reference),
  );
  return own ?? { domain, path, digest };
}

/** At most one tag, and digests of its repository alone. */
function isOneName(references: readonly Reference[]): boolean {
  if (references.length <= 1) return true;
  const tags = references.filter(({ digest }) => digest === undefined);
  const [first] = references;
  const [single = first] = tags;
  if (tags.length > 1 || single === undefined) return false;
  return references.every((one) => canonicalName(one) === canonicalName(single));
}

function inSeveral({ id }: StoredImage): ReturnType<typeof conflict> {
  const reason = 'image is referenced in multiple repositories';
  return conflict(`conflict: unable to delete ${shortId(id)} (must be forced) - ${reason}`);
}
