import { BlockList, isIP } from 'node:net';
import { splitHostPort } from './host-port.ts';

const LOOPBACK = ['127.0.0.0/8', '::1/128'];

/**
 * Whether a TCP address is reached without a proxy: it is on this machine, or an entry of NO_PROXY fits.
 * Entries are "*", IP addresses, networks ("10.0.0.0/8"), and domains, which cover what is below them;
 * each may end with a port. https://pkg.go.dev/golang.org/x/net/http/httpproxy#Config
 */
export function isReachedDirectly(host: string, port: string, noProxy: string): boolean {
  const name = host.trim().toLowerCase();
  if (name === 'localhost' || contains(subnets(...LOOPBACK), name)) return true;
  return noProxy
    .split(',')
    .map((entry) => entry.trim().toLowerCase())
    .some((entry) => fits(entry, name, port));
}

function fits(entry: string, host: string, port: string): boolean {
  if (entry === '' || entry === '*') return entry === '*';
  if (isNetwork(entry)) return contains(subnets(entry), host);
  const parts = splitHostPort(entry) ?? { host: entry, port: '' };
  if (parts.port !== '' && parts.port !== port) return false;
  if (isIP(parts.host) !== 0) return contains(addresses(parts.host), host);
  return isIP(host) === 0 && coversDomain(parts.host.replace(/^\*(?=\.)/, ''), host);
}

/** "a.b" covers itself and "x.a.b"; ".a.b" only what is below. */
function coversDomain(domain: string, host: string): boolean {
  if (domain === '') return false;
  return domain.startsWith('.') ? host.endsWith(domain) : `.${host}`.endsWith(`.${domain}`);
}

function isNetwork(entry: string): boolean {
  const [address = '', bits = '', ...rest] = entry.split('/');
  const family = isIP(address);
  const isCount = /^\d+$/.test(bits) && Number(bits) <= (family === 4 ? 32 : 128);
  return family !== 0 && isCount && rest.length === 0;
}

function subnets(...networks: readonly string[]): BlockList {
  const list = new BlockList();
  for (const network of networks) {
    const [address = '', bits = ''] = network.split('/');
    list.addSubnet(address, Number(bits), familyOf(address));
  }
  return list;
}

function addresses(address: string): BlockList {
  const list = new BlockList();
  list.addAddress(address, familyOf(address));
  return list;
}

function contains(list: BlockList, host: string): boolean {
  return isIP(host) !== 0 && list.check(host, familyOf(host));
}

function familyOf(address: string): 'ipv4' | 'ipv6' {
  return isIP(address) === 6 ? 'ipv6' : 'ipv4';
}
