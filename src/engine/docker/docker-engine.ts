import type { Endpoint } from '../../config/endpoint.ts';
import type { ImageEngine } from '../engine.ts';
import { openDockerApi } from './client.ts';
import { EngineSession } from './engine-session.ts';
import { engineVersion } from './engine-version.ts';
import { imageHistory } from './image-history.ts';
import { inspectImage } from './inspect-image.ts';
import { inspectObject } from './inspect-object.ts';
import { listImages } from './list-images.ts';
import { isSwarmManager } from './swarm-manager.ts';

/** What an engine cannot find out by itself. */
export interface DockerEngineOptions {
  /** Tells whether certificates are valid. */
  readonly now: () => Date;
}

/** The Docker Engine at an endpoint, through its API. Opening makes no request; close it when done. */
export function openDockerEngine(endpoint: Endpoint, { now }: DockerEngineOptions): ImageEngine {
  const session = new EngineSession(openDockerApi(endpoint, now), endpoint.apiVersion);
  return {
    greet: async (options = {}) => ({ apiVersion: await session.greet(options) }),
    list: (options = {}) => listImages(session, options),
    inspect: (name, options = {}) => inspectImage(session, name, options),
    history: (name, options = {}) => imageHistory(session, name, options),
    version: (options = {}) => engineVersion(session, options),
    objects: {
      inspectObject: (kind, name, options = {}) => inspectObject(session, { kind, name }, options),
      isSwarmManager: (options = {}) => isSwarmManager(session, options),
    },
    close: () => {
      session.close();
      return Promise.resolve();
    },
  };
}
