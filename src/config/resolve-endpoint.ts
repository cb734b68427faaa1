import { UrlError } from '../go/url.ts';
import { withoutLetter } from '../model/api-version.ts';
import { EndpointError } from '../model/errors.ts';
import type { Environment } from './config-directory.ts';
import type { ConfigFile } from './config-file.ts';
import { contextName, DEFAULT_CONTEXT } from './context-name.ts';
import { readContext } from './context-store.ts';
import { customHeaders } from './custom-headers.ts';
import type { Endpoint } from './endpoint.ts';
import type { EndpointFlags } from './endpoint-flags.ts';
import { DEFAULT_HOST, normalizeHost } from './host.ts';
import { httpProxy } from './http-proxy.ts';
import { type HostSetup, parseHost, type Place } from './parse-host.ts';
import { readTlsFiles, tlsRequest } from './tls-flags.ts';

/** All that says where the engine is. */
export interface EndpointRequest {
  readonly flags: EndpointFlags;
  readonly environment: Environment;
  /** Where contexts lie; see configDirectory(). */
  readonly configDirectory: string;
  readonly config: ConfigFile;
}

/**
 * The engine to speak with: --context, --host, DOCKER_HOST, DOCKER_CONTEXT, the configured context, the
 * default socket, in this order. Reads the files that it needs, makes no request. Throws EndpointError with
 * a message that is ready to be shown.
 */
export function resolveEndpoint(request: EndpointRequest): Endpoint {
  return withPrefix('Failed to initialize', () => {
    const place = findPlace(request);
    const { environment, config } = request;
    const apiVersion = withoutLetter(environment['DOCKER_API_VERSION'] ?? '') || null;
    const headers = customHeaders(config.httpHeaders, environment['DOCKER_CUSTOM_HEADERS']);
    if (place.kind !== 'tcp') return { ...place, apiVersion, headers };
    const target = { address: place.address, isSecure: place.tls !== null };
    return { ...place, apiVersion, headers, proxy: httpProxy(environment, target) };
  });
}

function findPlace(request: EndpointRequest): Place {
  const setup = withPrefix('unable to resolve docker endpoint', () => hostSetup(request));
  return parseHost(setup);
}

function hostSetup(request: EndpointRequest): HostSetup {
  const name = contextName(request);
  if (name === DEFAULT_CONTEXT) return defaultSetup(request);
  const { host, skipTlsVerify, material } = readContext(request.configDirectory, name);
  // A context without a host means docker's own default, and its TLS files nothing.
  if (host === '') return { host: DEFAULT_HOST, verify: true, material: null };
  return { host, verify: !skipTlsVerify, material };
}

function defaultSetup({ flags, environment }: EndpointRequest): HostSetup {
  const wish = tlsRequest(flags, environment);
  const [given = environment['DOCKER_HOST'] ?? '', ...surplus] = flags.hosts;
  if (surplus.length > 0) throw new EndpointError('Specify only one -H');
  const host = normalizeHost(given, wish !== null);
  if (wish === null) return { host, verify: true, material: null };
  return { host, verify: wish.verify, material: readTlsFiles(wish) };
}

function withPrefix<T>(prefix: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof EndpointError || error instanceof UrlError)) throw error;
    throw new EndpointError(`${prefix}: ${error.message}`, { cause: error });
  }
}
