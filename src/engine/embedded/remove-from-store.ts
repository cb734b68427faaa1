import { emptyTrash, type TrashList, throwAway } from '../../content/trash.ts';
import type { Cancellable } from '../cancellable.ts';
import { type Catalog, catalogOf } from './catalog.ts';
import type { LocalStore } from './local-store.ts';
import { lockWait } from './lock-wait.ts';
import type { RemovalPlan } from './removal-plan.ts';
import { unusedContent } from './unused-content.ts';

/**
 * Carries a removal out: first the names go, in one step, then the content that nothing needs any more. A
 * death in between leaves content that nothing needs, never a name without content.
 */
export async function removeFromStore(
  store: LocalStore,
  makePlan: (catalog: Catalog) => RemovalPlan | Promise<RemovalPlan>,
  options: Cancellable,
): Promise<RemovalPlan> {
  await store.prepare();
  const done: { plan: RemovalPlan | null; trash: TrashList } = { plan: null, trash: [] };
  await store.names.update(
    async (entries) => {
      const catalog = await catalogOf(store, entries);
      const plan = await makePlan(catalog);
      const remaining = plan.remaining(entries);
      done.plan = plan;
      if (remaining.length === entries.length) return null;
      return {
        entries: remaining,
        afterwards: async () => {
          const unused = unusedContent(store, catalog, remaining);
          done.trash = await throwAway(store.place, unused);
        },
      };
    },
    lockWait(store, options),
  );
  await emptyTrash(done.trash);
  if (done.plan === null) throw new RangeError('a removal without a plan'); // update() calls it once
  return done.plan;
}
