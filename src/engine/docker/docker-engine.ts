import type { Endpoint } from '../../config/endpoint.ts';
import type { ImageEngine, ObjectInspector } from '../engine.ts';
import { type DockerApiOptions, openDockerApi } from './client.ts';
import { EngineSession } from './engine-session.ts';
import { listImages } from './list-images.ts';

/**
 * The Docker Engine at an endpoint, through its API. Opening makes no request; close it when done. What a call
 * needs is loaded by it, but for lists, which are asked for most.
 */
export function openDockerEngine(endpoint: Endpoint, api: DockerApiOptions): ImageEngine {
  const session = new EngineSession(openDockerApi(endpoint, api), endpoint.apiVersion);
  return {
    greet: async (options = {}) => ({ apiVersion: await session.greet(options) }),
    list: (options = {}) => listImages(session, options),
    inspect: async (name, options = {}) => {
      const { inspectImage } = await import('./inspect-image.ts');
      return inspectImage(session, name, options);
    },
    history: async (name, options = {}) => {
      const { imageHistory } = await import('./image-history.ts');
      return imageHistory(session, name, options);
    },
    pull: (reference, options = {}) =>
      opened(async () => {
        const { pullImage } = await import('./pull-image.ts');
        return pullImage(session, reference, options);
      }),
    push: (reference, options = {}) =>
      opened(async () => {
        const { pushImage } = await import('./push-image.ts');
        return pushImage(session, reference, options);
      }),
    tag: async (source, target, options = {}) => {
      const { tagImage } = await import('./tag-image.ts');
      return tagImage(session, { source, target }, options);
    },
    remove: async (name, options = {}) => {
      const { removeImage } = await import('./remove-image.ts');
      return removeImage(session, name, options);
    },
    prune: async (options = {}) => {
      const { pruneImages } = await import('./prune-images.ts');
      return pruneImages(session, options);
    },
    save: (names, options = {}) =>
      opened(async () => {
        const { saveImages } = await import('./save-images.ts');
        return saveImages(session, names, options);
      }),
    load: (archive, options = {}) =>
      opened(async () => {
        const { loadImages } = await import('./load-images.ts');
        return loadImages(session, archive, options);
      }),
    import: (source, options = {}) =>
      opened(async () => {
        const { importImage } = await import('./import-image.ts');
        return importImage(session, source, options);
      }),
    search: async (term, options = {}) => {
      const { searchImages } = await import('./search-images.ts');
      return searchImages(session, term, options);
    },
    login: async (auth, options = {}) => {
      const { logIn } = await import('./log-in.ts');
      return logIn(session, auth, options);
    },
    diskUsage: async (options = {}) => {
      const { diskUsage } = await import('./disk-usage.ts');
      return diskUsage(session, options);
    },
    version: async (options = {}) => {
      const { engineVersion } = await import('./engine-version.ts');
      return engineVersion(session, options);
    },
    objects: objectInspector(session),
    upkeep: null,
    close: () => {
      session.close();
      return Promise.resolve();
    },
  };
}

function objectInspector(session: EngineSession): ObjectInspector {
  return {
    inspectObject: async (kind, name, options = {}) => {
      const { inspectObject } = await import('./inspect-object.ts');
      return inspectObject(session, { kind, name }, options);
    },
    isSwarmManager: async (options = {}) => {
      const { isSwarmManager } = await import('./swarm-manager.ts');
      return isSwarmManager(session, options);
    },
  };
}

/** A stream whose source is still to be loaded. */
async function* opened<T>(open: () => Promise<AsyncGenerator<T>>): AsyncGenerator<T> {
  yield* await open();
}
