import { joinHostPort, splitHostPort } from '../go/host-port.ts';
import { parseUrl } from '../go/url.ts';
import { trimSpace } from '../go/trim-space.ts';
import { EndpointError } from '../model/errors.ts';

const DEFAULT_SOCKET = '/var/run/docker.sock';
const DEFAULT_PORT = '2375';
const DEFAULT_TCP = `tcp://localhost:${DEFAULT_PORT}`;
const DEFAULT_TLS = 'tcp://localhost:2376';

/** Where an engine listens when nobody says anything else. */
export const DEFAULT_HOST: string = `unix://${DEFAULT_SOCKET}`;

/**
 * The full spelling of a --host or DOCKER_HOST value: "box" is "tcp://box:2375", "unix://" the default
 * socket. A path alone is the path of a URL, no socket. tls: TLS is wanted, which only changes the
 * default of an empty value. Throws EndpointError or UrlError.
 * https://github.com/docker/cli/blob/v28.2.2/opts/hosts.go
 */
export function normalizeHost(value: string, tls: boolean): string {
  const host = trimSpace(value);
  if (host === '') return tls ? DEFAULT_TLS : DEFAULT_HOST;
  const separator = host.indexOf('://');
  const scheme = separator === -1 ? 'tcp' : host.slice(0, separator);
  const rest = separator === -1 ? host : host.slice(separator + 3);
  switch (scheme) {
    case 'tcp':
      return normalizeTcp(rest);
    case 'unix':
      return `unix://${withoutScheme('unix', rest) || DEFAULT_SOCKET}`;
    case 'npipe':
      return `npipe://${withoutScheme('npipe', rest) || '//./pipe/docker_engine'}`;
    case 'fd':
    case 'ssh':
      return host;
    default:
      throw new EndpointError(`invalid bind address format: ${host}`);
  }
}

/** A scheme written twice is forgiven, a second one of another kind is not. */
function withoutScheme(scheme: string, rest: string): string {
  const prefix = `${scheme}://`;
  const address = rest.startsWith(prefix) ? rest.slice(prefix.length) : rest;
  if (!address.includes('://')) return address;
  throw new EndpointError(`invalid proto, expected ${scheme}: ${rest}`);
}

function normalizeTcp(rest: string): string {
  if (rest === '' || rest === 'tcp://') return DEFAULT_TCP;
  const address = withoutScheme('tcp', rest);
  const url = parseUrl(`tcp://${address.endsWith(']:') ? address + DEFAULT_PORT : address}`);
  const parts = splitHostPort(url.host) ?? splitHostPort(joinHostPort(url.host, DEFAULT_PORT));
  if (parts === null) throw new EndpointError(`invalid bind address format: ${rest}`);
  const host = parts.host || 'localhost';
  return `tcp://${joinHostPort(host, parts.port || DEFAULT_PORT)}${url.path}`;
}
