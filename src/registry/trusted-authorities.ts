import { readFile } from 'node:fs/promises';
import type { RegistrySettings } from './registry-settings.ts';

// Where Linux distributions keep the bundle. https://github.com/golang/go/blob/go1.24.3/src/crypto/x509/root_linux.go
const BUNDLES: readonly string[] = [
  '/etc/ssl/certs/ca-certificates.crt',
  '/etc/pki/tls/certs/ca-bundle.crt',
  '/etc/ssl/ca-bundle.pem',
  '/etc/pki/tls/cacert.pem',
  '/etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem',
  '/etc/ssl/cert.pem',
];

/** The authorities that this machine trusts, as PEM: its bundle, or else Node's, and those the user adds for Node. */
export async function trustedAuthorities({
  environment,
}: RegistrySettings): Promise<readonly string[]> {
  const { SSL_CERT_FILE: chosen, NODE_EXTRA_CA_CERTS: extra } = environment;
  const bundle = await firstOf(chosen ? [chosen] : BUNDLES);
  const more = extra ? await firstOf([extra]) : null;
  const base = bundle === null ? (await import('node:tls')).rootCertificates : [bundle];
  return [...base, ...(more === null ? [] : [more])];
}

async function firstOf(paths: readonly string[]): Promise<string | null> {
  for (const path of paths) {
    try {
      return await readFile(path, 'latin1');
    } catch {
      // The next distribution's place.
    }
  }
  return null;
}
