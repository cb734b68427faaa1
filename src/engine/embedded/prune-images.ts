import type { PruneReport } from '../../model/removal.ts';
import { StoreError } from '../../model/errors.ts';
import type { Cancellable } from '../cancellable.ts';
import type { PruneOptions } from '../change-options.ts';
import type { LocalStore } from './local-store.ts';
import { collectGarbage } from './upkeep/collect-garbage.ts';
import { createdNanoseconds, type StoredImage } from './stored-image.ts';
import type { Catalog } from './catalog.ts';
import type { EmbeddedParts } from './embedded-parts.ts';
import { compilePruneFilter } from './filter/prune-filter.ts';
import { filterable } from './filterable.ts';
import { removeFromStore } from './remove-from-store.ts';
import { RemovalPlan } from './removal-plan.ts';

/** Removes images that nobody has a name for, or all, oldest first. */
export async function pruneImages(
  { store, now }: EmbeddedParts,
  { filters = new Map(), ...options }: PruneOptions,
): Promise<PruneReport> {
  const filter = compilePruneFilter(filters, now());
  const plan = await removeFromStore(
    store,
    (catalog) => {
      const made = new RemovalPlan(catalog);
      for (const image of byAge(catalog)) {
        const isCondemned = !filter.danglingOnly || image.tags.length === 0;
        if (isCondemned && filter.accepts(filterable(image))) prune(made, image);
      }
      return made;
    },
    options,
  );
  // What dead programs left goes along; docker's figure is about images alone.
  await sweep(store, options, now().getTime());
  return { removals: plan.removals, reclaimed: plan.reclaimed };
}

/** Where an image is damaged nothing is swept: the next check tells. */
async function sweep(store: LocalStore, options: Cancellable, now: number): Promise<void> {
  try {
    await collectGarbage(store, options, now);
  } catch (error) {
    if (!(error instanceof StoreError)) throw error;
    store.onNotice(error.message);
  }
}

/** Name by name, as docker does. */
function prune(plan: RemovalPlan, image: StoredImage): void {
  const references = plan.references(image);
  if (references.length === 0) plan.delete(image);
  for (const reference of references) {
    // The digests of a repository go with its last tag.
    if (plan.has(reference)) plan.removeName(image, reference);
  }
}

function byAge({ images }: Catalog): readonly StoredImage[] {
  return images.toSorted((left, right) => {
    const [a, b] = [createdNanoseconds(left) ?? 0n, createdNanoseconds(right) ?? 0n];
    if (a !== b) return a < b ? -1 : 1;
    return left.id < right.id ? -1 : 1;
  });
}
