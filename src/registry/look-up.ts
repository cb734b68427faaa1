import type { LookupAddress } from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';

/** The addresses of a host; of an IP address, itself. Rejects with Node's error. */
export async function lookUp(host: string): Promise<readonly LookupAddress[]> {
  const family = isIP(host);
  if (family !== 0) return [{ address: host, family }];
  const { lookup } = await import('node:dns/promises');
  return lookup(host, { all: true });
}

/** Answers every question of a socket with addresses that are known, so that they cannot change under way. */
export function fixedLookup(addresses: readonly LookupAddress[]): LookupFunction {
  const [first] = addresses;
  return (_host, options, callback) => {
    if (options.all === true) callback(null, [...addresses]);
    else callback(null, first?.address ?? '', first?.family ?? 0);
  };
}
