import { createPrivateKey, type KeyObject, X509Certificate } from 'node:crypto';
import { decodePem, type PemBlock } from '../go/pem.ts';
import { EndpointError } from '../model/errors.ts';

/** The PEM texts of one TLS setup; null: not given. */
export interface TlsMaterial {
  readonly ca: string | null;
  readonly cert: string | null;
  readonly key: string | null;
}

/** How to speak TLS with an engine. Certificate and key are either both there or both null. */
export interface TlsSettings extends TlsMaterial {
  /** False: anyone who answers is believed. */
  readonly verify: boolean;
}

const NOT_RETRIEVED = 'failed to retrieve context tls info';
const REMOVED = 'https://docs.docker.com/go/deprecated/';
const KEY_FORMATS: ReadonlyMap<string, 'pkcs1' | 'pkcs8' | 'sec1'> = new Map([
  ['RSA PRIVATE KEY', 'pkcs1'],
  ['PRIVATE KEY', 'pkcs8'],
  ['EC PRIVATE KEY', 'sec1'],
]);

/**
 * The settings that some files and a wish make; null when nothing asks for TLS. A certificate without its
 * key, and the other way round, counts as none. Throws EndpointError for texts that are no certificates
 * or keys, or do not belong together.
 */
export function tlsSettings(material: TlsMaterial | null, verify: boolean): TlsSettings | null {
  if (material === null) return verify ? null : { ca: null, cert: null, key: null, verify };
  const { ca, cert, key } = material;
  if (ca !== null) checkAuthorities(ca);
  if (cert === null || key === null) return { ca, cert: null, key: null, verify };
  checkKeyPair(cert, key);
  return { ca, cert, key, verify };
}

function checkAuthorities(ca: string): void {
  if (decodePem(ca).some((block) => block.type === 'CERTIFICATE' && parseCertificate(block)))
    return;
  throw new EndpointError(`${NOT_RETRIEVED}: ca.pem seems invalid`);
}

function checkKeyPair(cert: string, key: string): void {
  const [first] = decodePem(key);
  if (first === undefined) throw new EndpointError('no valid private key found');
  if (first.headers.has('DEK-Info')) {
    const advice = `support for encrypted private keys has been removed, see ${REMOVED}`;
    throw new EndpointError(`private key is encrypted - ${advice}`);
  }
  const problem = keyPairProblem(decodePem(cert), decodePem(key));
  if (problem !== null) throw new EndpointError(`${NOT_RETRIEVED}: ${problem}`);
}

/** What tls.X509KeyPair says of the two; null when they fit. https://pkg.go.dev/crypto/tls#X509KeyPair */
function keyPairProblem(certs: readonly PemBlock[], keys: readonly PemBlock[]): string | null {
  const leaf = certs.find(({ type }) => type === 'CERTIFICATE');
  if (leaf === undefined) return missingCertificate(certs);
  const keyBlock = keys.find(isPrivateKey);
  if (keyBlock === undefined) return missingKey(keys);
  const certificate = parseCertificate(leaf);
  if (certificate === null) return 'x509: malformed certificate';
  const key = parseKey(keyBlock);
  if (key === null) return 'tls: failed to parse private key';
  if (certificate.checkPrivateKey(key)) return null;
  return certificate.publicKey.asymmetricKeyType === key.asymmetricKeyType
    ? 'tls: private key does not match public key'
    : 'tls: private key type does not match public key type';
}

function missingCertificate(blocks: readonly PemBlock[]): string {
  const [only] = blocks;
  if (only === undefined) return 'tls: failed to find any PEM data in certificate input';
  if (blocks.length === 1 && isPrivateKey(only)) {
    return 'tls: failed to find certificate PEM data in certificate input, but did find a private key; PEM inputs may have been switched';
  }
  return `tls: failed to find "CERTIFICATE" PEM block in certificate input after skipping PEM blocks of the following types: ${typesOf(blocks)}`;
}

function missingKey(blocks: readonly PemBlock[]): string {
  const [only] = blocks;
  if (only === undefined) return 'tls: failed to find any PEM data in key input';
  if (blocks.length === 1 && only.type === 'CERTIFICATE') {
    return 'tls: found a certificate rather than a key in the PEM for the private key';
  }
  return `tls: failed to find PEM block with type ending in "PRIVATE KEY" in key input after skipping PEM blocks of the following types: ${typesOf(blocks)}`;
}

function isPrivateKey({ type }: PemBlock): boolean {
  return type === 'PRIVATE KEY' || type.endsWith(' PRIVATE KEY');
}

function typesOf(blocks: readonly PemBlock[]): string {
  return `[${blocks.map(({ type }) => type).join(' ')}]`;
}

function parseCertificate(block: PemBlock): X509Certificate | null {
  try {
    return new X509Certificate(block.bytes);
  } catch {
    return null;
  }
}

function parseKey({ type, bytes }: PemBlock): KeyObject | null {
  try {
    const key = Buffer.from(bytes);
    return createPrivateKey({ key, format: 'der', type: KEY_FORMATS.get(type) ?? 'pkcs8' });
  } catch {
    return null;
  }
}
