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
    list: (given = {}) => guardedStream(given, () => listImages(parts, given)),
    inspect: (name, given = {}) => guarded(given, () => inspectImage(store, name, given)),
    history: (name, given = {}) => guarded(given, () => imageHistory(store, name, given)),
    pull: (reference, given = {}) =>
      guardedStream(given, async () => {
        const { pullImage } = await import('./pull-image.ts');
        return pullImage(parts, reference, given);
      }),
    push: (reference, given = {}) =>
      guardedStream(given, async () => {
        const { pushImage } = await import('./push-image.ts');
        return pushImage(parts, reference, given);
      }),
    tag: (source, target, given = {}) =>
      guarded(given, () => tagImage(parts, { source, target }, given)),
    remove: (name, given = {}) => guarded(given, () => removeImage(store, name, given)),
    prune: (given = {}) => guarded(given, () => pruneImages(parts, given)),
    save: (names, given = {}) =>
      guardedStream(given, async () => {
        const { saveImages } = await import('./save-images.ts');
        return saveImages(store, names, given);
      }),
    load: (archive, given = {}) =>
      guardedStream(given, async () => {
        const { loadImages } = await import('./load-images.ts');
        return loadImages(parts, archive, given);
      }),
    import: (source, given = {}) =>
      guardedStream(given, async () => {
        const { importImage } = await import('./import-image.ts');
        return importImage(parts, source, given);
      }),
    search: (term, given = {}) =>
      guarded(given, async () => {
        const { searchImages } = await import('./search-images.ts');
        return searchImages(parts, term, given);
      }),
    login: (auth, given = {}) =>
      guarded(given, async () => {
        const { logIn } = await import('./log-in.ts');
        return logIn(parts, auth, given);
      }),
    diskUsage: (given = {}) => guarded(given, () => diskUsage(store)),
    version: () => Promise.resolve(storeVersion(parts)),
    objects: null,
    upkeep: openUpkeep(parts),
    close: () => store.close(),
  };
}
