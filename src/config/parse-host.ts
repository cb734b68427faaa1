import { toBytes } from '../go/go-string.ts';
import { quote } from '../go/quote.ts';
import { type GoUrl, parseUrl, splitUrlHost } from '../go/url.ts';
import { EndpointError } from '../model/errors.ts';
import type { SshEndpoint, TcpEndpoint, UnixEndpoint } from './endpoint.ts';
import { type TlsMaterial, tlsSettings } from './tls-material.ts';

/** The place that a host names, without what else a request needs. */
export type Place = Bare<UnixEndpoint> | Bare<TcpEndpoint> | Bare<SshEndpoint>;

/** A host in its full spelling, and what was set up for TLS with it. */
export interface HostSetup {
  readonly host: string;
  readonly verify: boolean;
  /** Null: no file was named or found. */
  readonly material: TlsMaterial | null;
}

type Bare<T> = Omit<T, 'headers' | 'apiVersion' | 'proxy'>;

const SOCKET_PATH_LIMIT = 108; // bytes; sockaddr_un on Linux
// Nothing in it means anything to a URL; most hosts are like that.
const PLAIN_SOCKET = /^unix:\/\/(\/[\w./-]+)$/;
// What stands in messages and URLs for the far end of an ssh.
const SSH_HOST = 'http://docker.example.com';

/**
 * The place that a host names: unix, tcp or ssh. Other schemes, which only a context can hold, are TCP.
 * TLS files are looked at where TLS is possible. Throws EndpointError or UrlError.
 * https://github.com/docker/cli/blob/v28.2.2/cli/context/docker/load.go
 */
export function parseHost({ host, verify, material }: HostSetup): Place {
  const [, socket] = PLAIN_SOCKET.exec(host) ?? [];
  if (socket !== undefined) return unixPlace(host, socket);
  const url = parseUrl(host);
  if (url.scheme === 'ssh') return sshPlace(url);
  const isSocket = /^(?:unix|npipe|fd)(?::\/\/|$)/.test(host);
  const tls = isSocket ? null : tlsSettings(material, verify);
  const [, scheme, address = ''] = /^(.*?):\/\/(.+)$/s.exec(host) ?? [];
  switch (scheme) {
    case undefined:
      throw new EndpointError(`unable to parse docker host \`${host}\``);
    case 'unix':
      return unixPlace(host, address);
    case 'npipe':
      throw new EndpointError('protocol not available');
    case 'tcp':
      return { kind: 'tcp', host, address: url.host, basePath: url.path, tls };
    default:
      return { kind: 'tcp', host, address, basePath: '', tls };
  }
}

function unixPlace(host: string, path: string): Bare<UnixEndpoint> {
  if (toBytes(path).length <= SOCKET_PATH_LIMIT) return { kind: 'unix', host, path };
  throw new EndpointError(`unix socket path ${quote(path)} is too long`);
}

function sshPlace({ user, host, path, query, fragment }: GoUrl): Bare<SshEndpoint> {
  const { hostname, port } = splitUrlHost(host);
  if (user !== null && user.password !== null) {
    throw invalidSsh('plain-text password is not supported');
  }
  if (hostname === '') throw invalidSsh('hostname is empty');
  if (query !== '') throw invalidSsh(`query parameters are not allowed: ${quote(query)}`);
  if (fragment !== '') throw invalidSsh(`fragments are not allowed: ${quote(fragment)}`);
  return { kind: 'ssh', host: SSH_HOST, user: user?.name ?? '', hostname, port, socketPath: path };
}

function invalidSsh(why: string): EndpointError {
  return new EndpointError(`ssh host connection is not valid: invalid SSH URL: ${why}`);
}
