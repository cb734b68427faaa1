import { type GoUrl, parseUrl, splitUrlHost, UrlError } from '../go/url.ts';
import type { Environment } from './config-directory.ts';
import { isReachedDirectly } from '../go/no-proxy.ts';

/** A program that passes requests on to the engine. */
export interface HttpProxy {
  /** "http"; the engine's transport speaks no other. */
  readonly scheme: string;
  /** As in a URL: "proxy:3128"; the port may be missing. */
  readonly address: string;
  /** The Proxy-Authorization header; null when the URL names no user. */
  readonly authorization: string | null;
}

/** A TCP address that is to be reached. */
export interface ProxyTarget {
  /** As in a URL; the port may be missing. */
  readonly address: string;
  readonly isSecure: boolean;
}

/**
 * The proxy that HTTP_PROXY or HTTPS_PROXY asks for and NO_PROXY does not exclude; all of them may also be
 * written in small letters. Null: none. https://pkg.go.dev/golang.org/x/net/http/httpproxy
 */
export function httpProxy(
  environment: Environment,
  { address, isSecure }: ProxyTarget,
): HttpProxy | null {
  const read = (name: string): string => environment[name] || environment[name.toLowerCase()] || '';
  const proxy = parseProxy(read(isSecure ? 'HTTPS_PROXY' : 'HTTP_PROXY'));
  if (proxy === null) return null;
  const { hostname, port } = splitUrlHost(address);
  const isDirect = isReachedDirectly(hostname, port || (isSecure ? '443' : '80'), read('NO_PROXY'));
  return isDirect ? null : proxy;
}

/** A value that is no URL, with "http://" put before it or not, counts as none. */
function parseProxy(value: string): HttpProxy | null {
  if (value === '') return null;
  const url = tryParse(value) ?? tryParse(`http://${value}`);
  if (url === null) return null;
  const { scheme, host, user } = url;
  const credentials = user === null ? '' : `${user.name}:${user.password ?? ''}`;
  const authorization =
    user === null ? null : `Basic ${Buffer.from(credentials).toString('base64')}`;
  return { scheme, address: host, authorization };
}

function tryParse(value: string): GoUrl | null {
  try {
    const url = parseUrl(value);
    return url.scheme === '' || url.host === '' ? null : url;
  } catch (error) {
    if (error instanceof UrlError) return null;
    throw error;
  }
}
