import { isIP } from 'node:net';
import { RegistryError } from '../model/errors.ts';
import { hostNameOf } from './network.ts';
import type { RegistrySettings } from './registry-settings.ts';

const HUB = 'registry-1.docker.io';
const HUB_REALMS: ReadonlySet<string> = new Set(['https://auth.docker.io']);
// Below these everybody can have a name, so that neighbours have nothing to do with each other.
const SHARED: ReadonlySet<string> = new Set([
  'amazonaws.com',
  'appspot.com',
  'azurecr.io',
  'azurewebsites.net',
  'cloudapp.net',
  'cloudfront.net',
  'fly.dev',
  'github.io',
  'gitlab.io',
  'herokuapp.com',
  'jfrog.io',
  'netlify.app',
  'ngrok.io',
  'pages.dev',
  'pkg.dev',
  'run.app',
  'vercel.app',
  'windows.net',
  'workers.dev',
]);
const SECOND_LEVEL = /^(?:ac|co|com|edu|go|gob|gov|gouv|ltd|mil|ne|net|nom|or|org|plc|sch)$/;

/**
 * The place where a registry sends its clients for a token. Throws a RegistryError unless it is an
 * absolute URL, of https, or of http when the registry is spoken to that way, and names no user.
 */
export function parseRealm(realm: string | undefined, registry: URL): URL {
  if (realm === undefined) throw refusal('no realm specified for token auth challenge');
  const url = URL.canParse(realm) ? new URL(realm) : null;
  if (url === null)
    throw refusal(`invalid token auth challenge realm: ${registry.host} names none`);
  const isAllowed = url.protocol === 'https:' || url.protocol === registry.protocol;
  if (!isAllowed || url.username !== '' || url.password !== '') {
    const where = `${url.protocol}//${url.host}`;
    const rule = 'it must be https and name no user';
    throw refusal(`invalid token auth challenge realm: ${registry.host} names ${where}, ${rule}`);
  }
  url.hash = '';
  return url;
}

/** Whether what proves who asks may be shown there: to the registry's own domain, Docker Hub's pair, and whom the user trusts. */
export function mayReceiveCredentials(
  realm: URL,
  registry: URL,
  { trustedRealms }: RegistrySettings,
): boolean {
  if (trustedRealms.includes(realm.host) || trustedRealms.includes(realm.hostname)) return true;
  if (registry.hostname === HUB) return HUB_REALMS.has(realm.origin);
  return siteOf(realm) === siteOf(registry);
}

/** The domain that one owner has: "b.c" of "a.b.c", "a.co.uk" of "x.a.co.uk". An IP address is its own. */
function siteOf(url: URL): string {
  const host = hostNameOf(url);
  const labels = host.replace(/\.$/, '').split('.');
  if (isIP(host) !== 0 || labels.length <= 2) return host;
  const [second = '', top = ''] = labels.slice(-2);
  const isSharedCountry = top.length === 2 && SECOND_LEVEL.test(second);
  if (isSharedCountry) return labels.slice(-3).join('.');
  const domain = `${second}.${top}`;
  return SHARED.has(domain) ? host : domain;
}

function refusal(text: string): RegistryError {
  return new RegistryError(0, '', text);
}
