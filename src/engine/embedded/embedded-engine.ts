import type { ImageEngine } from '../engine.ts';
import { guarded, guardedStream } from './as-store-error.ts';
import { diskUsage } from './disk-usage.ts';
import { type EmbeddedOptions, embeddedParts } from './embedded-parts.ts';
import { imageHistory } from './image-history.ts';
import { inspectImage } from './inspect-image.ts';
import { listImages } from './list-images.ts';
import { pruneImages } from './prune-images.ts';
import { removeImage } from './remove-image.ts';
import { storeVersion } from './store-version.ts';
import { openUpkeep } from './upkeep/open-upkeep.ts';
import { tagImage } from './tag-image.ts';

/**
 * The images of this machine's own store: no daemon, no root. Opening makes nothing; close it when done. What
 * speaks with registries or reads archives is loaded by the call that needs it.
 */
export function openEmbeddedEngine(options: EmbeddedOptions): ImageEngine {
  const parts = embeddedParts(options);
  const { store } = parts;
  return {
    greet: () => Promise.resolve({ apiVersion: null }),
    list: (given = {}) => guardedStream(listImages(parts, given)),
    inspect: (name, given = {}) => guarded(inspectImage(store, name, given)),
    history: (name, given = {}) => guarded(imageHistory(store, name, given)),
    pull: (reference, given = {}) =>
      late(async () => {
        const { pullImage } = await import('./pull-image.ts');
        return pullImage(parts, reference, given);
      }),
    push: (reference, given = {}) =>
      late(async () => {
        const { pushImage } = await import('./push-image.ts');
        return pushImage(parts, reference, given);
      }),
    tag: (source, target, given = {}) => guarded(tagImage(parts, { source, target }, given)),
    remove: (name, given = {}) => guarded(removeImage(store, name, given)),
    prune: (given = {}) => guarded(pruneImages(parts, given)),
    save: (names, given = {}) =>
      late(async () => {
        const { saveImages } = await import('./save-images.ts');
        return saveImages(store, names, given);
      }),
    load: (archive, given = {}) =>
      late(async () => {
        const { loadImages } = await import('./load-images.ts');
        return loadImages(parts, archive, given);
      }),
    import: (source, given = {}) =>
      late(async () => {
        const { importImage } = await import('./import-image.ts');
        return importImage(parts, source, given);
      }),
    search: async (term, given = {}) => {
      const { searchImages } = await import('./search-images.ts');
      return searchImages(parts, term, given);
    },
    login: async (auth, given = {}) => {
      const { logIn } = await import('./log-in.ts');
      return logIn(parts, auth, given);
    },
    diskUsage: () => guarded(diskUsage(store)),
    version: () => Promise.resolve(storeVersion(parts)),
    objects: null,
    upkeep: openUpkeep(parts),
    close: () => store.close(),
  };
}

/** A stream that is made when it is asked for its first piece. */
async function* late<T>(make: () => Promise<AsyncIterable<T>>): AsyncGenerator<T, void, undefined> {
  yield* guardedStream(await make());
}
