import type { StoreUpkeep } from '../../store-upkeep.ts';
import { guarded } from '../as-store-error.ts';
import type { EmbeddedParts } from '../embedded-parts.ts';

/** The upkeep of a store; its parts are loaded when they are asked for. */
export function openUpkeep({ store, now }: EmbeddedParts): StoreUpkeep {
  return {
    path: store.place.root,
    check: async (options = {}) => {
      const { checkStore } = await import('./check-store.ts');
      return guarded(options, () => checkStore(store, options, now().getTime()));
    },
    collectGarbage: async (options = {}) => {
      const { collectGarbage } = await import('./collect-garbage.ts');
      return guarded(options, () => collectGarbage(store, options, now().getTime()));
    },
    usage: async (options = {}) => {
      const { storeUsage } = await import('./store-usage.ts');
      return guarded(options, () => storeUsage(store));
    },
  };
}
