import { isIP } from 'node:net';
import { splitHostPort } from '../go/host-port.ts';
import { addressClass, hostNameOf, inNetwork, isNetwork } from './network.ts';

/**
 * Whether a URL is reached without a proxy: it is on this machine, or an entry of NO_PROXY fits. Entries
 * are "*", IP addresses, networks, and domains, which cover what is below them; each may end with a port.
 * https://pkg.go.dev/golang.org/x/net/http/httpproxy#Config
 */
export function isReachedDirectly(url: URL, noProxy: string): boolean {
  const host = hostNameOf(url);
  const port = portOf(url);
  if (host === 'localhost' || (isIP(host) !== 0 && addressClass(host) === 'loopback')) return true;
  return noProxy
    .split(',')
    .map((entry) => entry.trim().toLowerCase())
    .some((entry) => fits(entry, host, port));
}

/** The port that a URL leads to, also when it does not say. */
export function portOf(url: URL): string {
  return url.port || (url.protocol === 'https:' ? '443' : '80');
}

function fits(entry: string, host: string, port: string): boolean {
  if (entry === '' || entry === '*') return entry === '*';
  if (isNetwork(entry)) return inNetwork(host, entry);
  const parts = splitHostPort(entry) ?? { host: entry, port: '' };
  if (parts.port !== '' && parts.port !== port) return false;
  if (isIP(parts.host) !== 0) return inNetwork(host, parts.host);
  return isIP(host) === 0 && coversDomain(parts.host.replace(/^\*(?=\.)/, ''), host);
}

/** "a.b" covers itself and "x.a.b"; ".a.b" only what is below. */
function coversDomain(domain: string, host: string): boolean {
  if (domain === '') return false;
  return domain.startsWith('.') ? host.endsWith(domain) : `.${host}`.endsWith(`.${domain}`);
}
