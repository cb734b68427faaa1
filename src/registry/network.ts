import { BlockList, isIP } from 'node:net';

/** What kind of place an IP address is. Only the last one is in reach of everybody. */
export type AddressClass =
  | 'loopback'
  | 'link-local'
  | 'private'
  | 'multicast'
  | 'reserved'
  | 'public';

type Networks = readonly (readonly [Exclude<AddressClass, 'public'>, readonly string[]])[];

// https://www.iana.org/assignments/iana-ipv4-special-registry and its sister for IPv6
const CLASSES: Networks = [
  ['loopback', ['127.0.0.0/8', '::1/128']],
  ['link-local', ['169.254.0.0/16', 'fe80::/10']],
  ['private', ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '100.64.0.0/10', 'fc00::/7']],
  ['multicast', ['224.0.0.0/4', 'ff00::/8']],
  ['reserved', ['0.0.0.0/8', '192.0.0.0/24', '198.18.0.0/15', '240.0.0.0/4', '::/128']],
];
// IPv6 addresses that stand for the IPv4 address in their last 32 bits: mapped, and those of NAT64.
const EMBEDDED =
  /^(?:::ffff:|64:ff9b::)(?:0:)?(?:([\da-f]{1,4}):([\da-f]{1,4})|(\d+(?:\.\d+){3}))$/;

/** The kind of place that an IP address is. */
export function addressClass(address: string): AddressClass {
  const plain = withoutEmbedding(address);
  const found = CLASSES.find(([, networks]) => networks.some((net) => inNetwork(plain, net)));
  return found?.[0] ?? 'public';
}

/** Whether an IP address is in a network ("10.0.0.0/8") or is that address. False for texts that are neither. */
export function inNetwork(address: string, network: string): boolean {
  const [base = '', bits, ...rest] = network.split('/');
  const family = isIP(base);
  const length = bits ?? (family === 4 ? '32' : '128');
  const isWhole = /^\d+$/.test(length) && Number(length) <= (family === 4 ? 32 : 128);
  if (family === 0 || isIP(address) !== family || !isWhole || rest.length > 0) return false;
  const type = family === 4 ? 'ipv4' : 'ipv6';
  const list = new BlockList();
  list.addSubnet(base, Number(length), type);
  return list.check(address, type);
}

/** The host of a URL as a name or an IP address, without brackets. */
export function hostNameOf(url: URL): string {
  return url.hostname.replace(/^\[(.*)\]$/, '$1');
}

function withoutEmbedding(address: string): string {
  const canonical = isIP(address) === 6 ? hostNameOf(new URL(`http://[${address}]/`)) : address;
  const [, high, low, dotted] = EMBEDDED.exec(canonical) ?? [];
  if (dotted !== undefined) return dotted;
  if (high === undefined || low === undefined) return canonical;
  const bytes = [high, low].flatMap((half) => {
    const value = Number.parseInt(half, 16);
    return [value >> 8, value & 0xff];
  });
  return bytes.join('.');
}
