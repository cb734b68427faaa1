import type { LookupAddress } from 'node:dns';
import { splitUrlHost } from '../go/url.ts';
import { lookUp } from './look-up.ts';
import { addressClass, inNetwork } from './network.ts';
import type { RegistrySettings } from './registry-settings.ts';

/** How far a host may be believed without proof, which is TLS with a certificate for its name. */
export type Insecurity =
  /** Not at all. */
  | { readonly kind: 'none' }
  /** The user names it. */
  | { readonly kind: 'named' }
  /** At these of its addresses, which are on this machine or in a network that the user names. */
  | { readonly kind: 'addresses'; readonly addresses: readonly LookupAddress[] };

const NONE: Insecurity = { kind: 'none' };
const HUB = /(?:^|\.)docker\.io(?::|$)/;

/** How far a host ("host" or "host:port") may be believed without proof. Docker Hub never is, nor a name that nobody knows. */
export async function insecurityOf(host: string, settings: RegistrySettings): Promise<Insecurity> {
  if (HUB.test(host)) return NONE;
  if (settings.insecure.includes(host)) return { kind: 'named' };
  try {
    const all = await lookUp(splitUrlHost(host).hostname);
    const addresses = all.filter(({ address }) => isInsecureAddress(address, settings));
    return addresses.length === 0 ? NONE : { kind: 'addresses', addresses };
  } catch {
    return NONE;
  }
}

/** Whether an IP address is on this machine or in a network that the user names. */
export function isInsecureAddress(address: string, { insecure }: RegistrySettings): boolean {
  if (addressClass(address) === 'loopback') return true;
  return insecure.some((network) => network.includes('/') && inNetwork(address, network));
}
