import { systemAuthorities } from '../go/system-authorities.ts';
import type { RegistrySettings } from './registry-settings.ts';

/** The authorities that this machine trusts, as PEM: its bundle, or else Node's, and those the user adds for Node. */
export async function trustedAuthorities({
  environment,
}: RegistrySettings): Promise<readonly string[]> {
  const { SSL_CERT_FILE: chosen, NODE_EXTRA_CA_CERTS: extra } = environment;
  const bundle = chosen ? systemAuthorities([chosen]) : systemAuthorities();
  const more = extra ? systemAuthorities([extra]) : null;
  const base = bundle === null ? (await import('node:tls')).rootCertificates : [bundle];
  return [...base, ...(more === null ? [] : [more])];
}
