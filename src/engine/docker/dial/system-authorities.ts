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

/** The certificates this machine trusts, as PEM; null when it has no bundle. */
export function systemAuthorities(): string | null {
  for (const path of BUNDLES) {
    try {
      return readFileSync(path, 'latin1');
    } catch {
      // The next distribution's place.
    }
  }
  return null;
}
