import type { Endpoint } from '../../config/endpoint.ts';
import type { ImageEngine } from '../engine.ts';
import { type DockerApiOptions, openDockerApi } from './client.ts';
import { diskUsage } from './disk-usage.ts';
import { EngineSession } from './engine-session.ts';
import { engineVersion } from './engine-version.ts';
import { imageHistory } from './image-history.ts';
import { importImage } from './import-image.ts';
import { inspectImage } from './inspect-image.ts';
import { inspectObject } from './inspect-object.ts';
import { listImages } from './list-images.ts';
import { loadImages } from './load-images.ts';
import { logIn } from './log-in.ts';
import { pruneImages } from './prune-images.ts';
import { pullImage } from './pull-image.ts';
import { pushImage } from './push-image.ts';
import { removeImage } from './remove-image.ts';
import { saveImages } from './save-images.ts';
import { searchImages } from './search-images.ts';
import { isSwarmManager } from './swarm-manager.ts';
import { tagImage } from './tag-image.ts';

/** The Docker Engine at an endpoint, through its API. Opening makes no request; close it when done. */
export function openDockerEngine(endpoint: Endpoint, api: DockerApiOptions): ImageEngine {
  const session = new EngineSession(openDockerApi(endpoint, api), endpoint.apiVersion);
  return {
    greet: async (options = {}) => ({ apiVersion: await session.greet(options) }),
    list: (options = {}) => listImages(session, options),
    inspect: (name, options = {}) => inspectImage(session, name, options),
    history: (name, options = {}) => imageHistory(session, name, options),
    pull: (reference, options = {}) => pullImage(session, reference, options),
    push: (reference, options = {}) => pushImage(session, reference, options),
    tag: (source, target, options = {}) => tagImage(session, { source, target }, options),
    remove: (name, options = {}) => removeImage(session, name, options),
    prune: (options = {}) => pruneImages(session, options),
    save: (names, options = {}) => saveImages(session, names, options),
    load: (archive, options = {}) => loadImages(session, archive, options),
    import: (source, options = {}) => importImage(session, source, options),
    search: (term, options = {}) => searchImages(session, term, options),
    login: (auth, options = {}) => logIn(session, auth, options),
    diskUsage: (options = {}) => diskUsage(session, options),
    version: (options = {}) => engineVersion(session, options),
    objects: {
      inspectObject: (kind, name, options = {}) => inspectObject(session, { kind, name }, options),
      isSwarmManager: (options = {}) => isSwarmManager(session, options),
    },
    upkeep: null,
    close: () => {
      session.close();
      return Promise.resolve();
    },
  };
}
