import { EndpointError } from '../model/errors.ts';
import { contextName, DEFAULT_CONTEXT } from './context-name.ts';
import { readContext } from './context-store.ts';
import { defaultStore } from './default-store.ts';
import { hasDockerTraces, isThere } from './docker-traces.ts';
import type { Endpoint } from './endpoint.ts';
import { DEFAULT_HOST } from './host.ts';
import type { Settings } from './load-settings.ts';
import { type EndpointRequest, resolveEndpoint } from './resolve-endpoint.ts';

/** All that says where images live. */
export interface EngineRequest extends EndpointRequest {
  readonly settings: Pick<Settings, 'engine' | 'store'>;
}

/** Where images live for this call of the program. */
export type EngineChoice =
  | {
      readonly kind: 'docker';
      readonly endpoint: Endpoint;
      /** One more line for when nobody answers; null: none. */
      readonly hint: string | null;
    }
  | {
      readonly kind: 'store';
      /** The folder. */
      readonly root: string;
      /** What to tell the user, who did not ask for a store; null: nothing. */
      readonly note: string | null;
    };

const SCHEME = 'store://';
const HINT = 'hint: "-H store://" works with images of this machine, without a Docker Engine';

/**
 * The place that flags, environment and configuration name. Where none of them names any: a Docker Engine when
 * there is one, or a trace of one; else this machine's own store. Looks at files, makes no request. Throws
 * EndpointError.
 */
export function chooseEngine(request: EngineRequest): EngineChoice {
  const { environment, configDirectory, settings } = request;
  const place = namedHost(request);
  if (place?.startsWith(SCHEME) === true) {
    return { kind: 'store', root: storeRoot(place, request), note: null };
  }
  const isNamed = place !== null || isSetUp(request);
  if (!isNamed && settings.engine === 'embedded') {
    return { kind: 'store', root: ownStore(request), note: null };
  }
  const endpoint = resolveEndpoint(request);
  if (isNamed || settings.engine === 'docker') return { kind: 'docker', endpoint, hint: null };
  const isHere = isThere(DEFAULT_HOST.slice('unix://'.length));
  if (isHere || hasDockerTraces(environment, configDirectory)) {
    return { kind: 'docker', endpoint, hint: HINT };
  }
  const root = ownStore(request);
  return { kind: 'store', root, note: noteAbout(root) };
}

/** What was named as a host, by whatever means; null: nothing. */
function namedHost(request: EndpointRequest): string | null {
  const { flags, environment, configDirectory } = request;
  const name = contextName(request);
  if (name !== DEFAULT_CONTEXT) return contextHost(configDirectory, name);
  if (flags.context) return '';
  const [host] = flags.hosts;
  return host ?? (environment['DOCKER_HOST'] || null);
}

/** What is wrong with a context is told where an engine is looked for. */
function contextHost(configDirectory: string, name: string): string {
  try {
    return readContext(configDirectory, name).host;
  } catch (error) {
    if (error instanceof EndpointError) return '';
    throw error;
  }
}

/** TLS flags and the name of the default context ask for an engine, too. */
function isSetUp({ flags, environment, config }: EndpointRequest): boolean {
  const hasTls = flags.tls === true || flags.tlsVerify !== undefined;
  const hasName = environment['DOCKER_CONTEXT'] || config.currentContext;
  return hasTls || Boolean(environment['DOCKER_TLS_VERIFY']) || Boolean(hasName);
}

function storeRoot(host: string, request: EngineRequest): string {
  if (request.flags.hosts.length > 1) {
    throw new EndpointError(
      'Failed to initialize: unable to resolve docker endpoint: Specify only one -H',
    );
  }
  const path = host.slice(SCHEME.length);
  if (path === '') return ownStore(request);
  if (/^(?:\/|[A-Za-z]:[\\/])/.test(path)) return path;
  throw new EndpointError(`Failed to initialize: the path of a store must be absolute: ${host}`);
}

function ownStore({ settings, environment }: EngineRequest): string {
  return settings.store ?? defaultStore(environment);
}

function noteAbout(root: string): string {
  const how = '"-H store://" hides this note';
  return `note: no Docker Engine found, using the local image store ${root} (${how})`;
}
