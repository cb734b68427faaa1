import { RegistryError } from '../model/errors.ts';
import { NO_AUTH, type RegistryAuth } from '../model/registry-auth.ts';
import { HUB_KEY, registryKey } from '../model/registry-key.ts';
import type { AddressGuard } from './address-guard.ts';
import type { RegistrySettings } from './registry-settings.ts';

/** Where a registry is. */
export interface RegistryAddress {
  /** "host" or "host:port", as it is written. */
  readonly name: string;
  /** Null: the scheme is still to be found out. */
  readonly url: URL | null;
}

const HUB_HOST = 'registry-1.docker.io';

/** Where the registry of a domain is; Docker Hub's has a name of its own. Throws a RegistryError for what is no host. */
export function registryAddress(domain: string): RegistryAddress {
  const isHub = registryKey(domain) === HUB_KEY;
  const name = isHub ? HUB_HOST : domain;
  const url = `https://${name}/`;
  if (!URL.canParse(url)) {
    throw new RegistryError(0, '', `Get "${url}v2/": http: no Host in request URL`);
  }
  return { name, url: isHub ? new URL(url) : null };
}

/** A registry that is asked before another, and who asks it: whom its own URL names. */
export interface Mirror {
  readonly address: RegistryAddress;
  readonly auth: RegistryAuth;
}

/** The mirrors of a domain in their order. Settings that are no URLs are left out. */
export function mirrorsOf(domain: string, { mirrors }: RegistrySettings): readonly Mirror[] {
  const texts = mirrors.get(domain) ?? [];
  return texts.filter((text) => /^https?:/i.test(text) && URL.canParse(text)).map(toMirror);
}

function toMirror(text: string): Mirror {
  const url = new URL(text);
  const username = decodeURIComponent(url.username);
  const password = decodeURIComponent(url.password);
  url.username = '';
  url.password = '';
  url.search = '';
  url.hash = '';
  if (!url.pathname.endsWith('/')) url.pathname += '/';
  return { address: { name: url.host, url }, auth: { ...NO_AUTH, username, password } };
}

/** The URLs under which a registry may be found: https alone, unless it is believed without proof. */
export async function registryBases(
  { name, url }: RegistryAddress,
  guard: AddressGuard,
): Promise<readonly [URL, URL?]> {
  if (url !== null) return [url];
  const secure = new URL(`https://${name}/`);
  const { kind } = await guard.insecurity();
  return kind === 'none' ? [secure] : [secure, new URL(`http://${name}/`)];
}
