import { readFileSync } from 'node:fs';

// Where Linux distributions keep the bundle. https://github.com/golang/go/blob/go1.24.3/src/crypto/x509/root_linux.go
const BUNDLES: readonly string[] = [
  '/etc/ssl/certs/ca-certificates.crt',
  '/etc/pki/tls/certs/ca-bundle.crt',
  '/etc/ssl/ca-bundle.pem',
  '/etc/pki/tls/cacert.pem',
  '/etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem',
  '/etc/ssl/cert.pem',
];

/** The certificates this machine trusts, or those in the first of some files, as PEM; null when there are none. */
export function systemAuthorities(places: readonly string[] = BUNDLES): string | null {
  for (const path of places) {
    try {
      return readFileSync(path, 'latin1');
    } catch {
      // The next distribution's place.
    }
  }
  return null;
}
