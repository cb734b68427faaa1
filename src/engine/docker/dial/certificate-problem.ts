import { X509Certificate } from 'node:crypto';
import { decodePem } from '../../../go/pem.ts';
import { hostNameProblem } from './host-name-problem.ts';

/** What is known of the certificate that an engine showed. */
export interface PeerCertificate {
  readonly leaf: X509Certificate;
  /** OpenSSL's code for what is wrong with its chain; null: nothing. */
  readonly refusal: string | null;
  /** The trusted certificates as PEM; '' for those of the machine. */
  readonly authorities: string;
  /** Name or IP address that was dialled. */
  readonly host: string;
  readonly now: Date;
}

const SERVER_USE = '1.3.6.1.5.5.7.3.1';
const ANY_USE = '2.5.29.37.0';
const WRONG_USE = 'x509: certificate specifies an incompatible key usage';
const UNKNOWN_AUTHORITY = 'x509: certificate signed by unknown authority';

/**
 * Why Go would not accept the certificate, in its words and its order: validity, name, chain, use. Null
 * when it would. https://github.com/golang/go/blob/go1.24.3/src/crypto/x509/verify.go
 */
export function certificateProblem(peer: PeerCertificate): string | null {
  const { leaf, refusal, host, now } = peer;
  const invalid = validityProblem(leaf, now) ?? hostNameProblem(leaf, host);
  if (invalid !== null || refusal === null) return invalid;
  if (refusal === 'INVALID_PURPOSE') return WRONG_USE;
  const trusted = decodePem(peer.authorities).flatMap(certificateOf);
  if (!isTrustedDirectly(leaf, trusted, now)) return UNKNOWN_AUTHORITY + hint(peer, trusted);
  return servesAsServer(leaf) ? null : WRONG_USE;
}

/** OpenSSL wants a root at the end of a chain; Go takes whatever is in the list. */
function isTrustedDirectly(
  leaf: X509Certificate,
  trusted: readonly X509Certificate[],
  now: Date,
): boolean {
  return trusted.some((authority) => {
    if (authority.raw.equals(leaf.raw)) return true;
    const issued = leaf.checkIssued(authority) && leaf.verify(authority.publicKey);
    return issued && authority.ca && validityProblem(authority, now) === null;
  });
}

/** One trusted certificate bears the issuer's name and still did not do: Go says why. */
function hint({ leaf, now }: PeerCertificate, trusted: readonly X509Certificate[]): string {
  const candidate = trusted.find(({ subject }) => subject === leaf.issuer);
  if (candidate === undefined) return '';
  const reason = leaf.verify(candidate.publicKey)
    ? validityProblem(candidate, now)
    : signatureProblem(candidate);
  if (reason === null) return '';
  const name = `candidate authority certificate "${commonName(candidate)}"`;
  return ` (possibly because of "${reason}" while trying to verify ${name})`;
}

function signatureProblem({ publicKey }: X509Certificate): string {
  switch (publicKey.asymmetricKeyType) {
    case 'ec':
      return 'x509: ECDSA verification failure';
    case 'ed25519':
      return 'x509: Ed25519 verification failure';
    default:
      return 'crypto/rsa: verification error';
  }
}

function validityProblem({ validFrom, validTo }: X509Certificate, now: Date): string | null {
  const isLate = now.getTime() > Date.parse(validTo);
  if (!isLate && now.getTime() >= Date.parse(validFrom)) return null;
  const limit = isLate ? `after ${timeText(validTo)}` : `before ${timeText(validFrom)}`;
  const rule = 'x509: certificate has expired or is not yet valid';
  return `${rule}: current time ${localTimeText(now)} is ${limit}`;
}

function timeText(time: string | number): string {
  return new Date(time).toISOString().replace(/\.\d+/, '');
}

/** The only time that Go shows as the clock on the wall does. */
function localTimeText(time: Date): string {
  const east = -time.getTimezoneOffset(); // minutes
  if (east === 0) return timeText(time.getTime());
  const offset = `${twoDigits(Math.trunc(Math.abs(east) / 60))}:${twoDigits(Math.abs(east) % 60)}`;
  const shifted = timeText(time.getTime() + east * 60_000);
  return shifted.replace('Z', `${east < 0 ? '-' : '+'}${offset}`);
}

function twoDigits(part: number): string {
  return String(part).padStart(2, '0');
}

function servesAsServer({ keyUsage }: X509Certificate): boolean {
  // Undefined when the certificate does not limit its use.
  const uses: readonly string[] | undefined = keyUsage;
  return uses === undefined || uses.includes(SERVER_USE) || uses.includes(ANY_USE);
}

function commonName({ subject, serialNumber }: X509Certificate): string {
  const [, name] = /^CN=(.*)$/m.exec(subject) ?? /^O=(.*)$/m.exec(subject) ?? [];
  return name ?? `serial:${BigInt(`0x${serialNumber}`)}`;
}

function certificateOf({ type, bytes }: { type: string; bytes: Uint8Array }): X509Certificate[] {
  if (type !== 'CERTIFICATE') return [];
  try {
    return [new X509Certificate(bytes)];
  } catch {
    return [];
  }
}
