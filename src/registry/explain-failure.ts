import { joinHostPort } from '../go/host-port.ts';
import { errorCode, systemErrorText } from '../go/system-error.ts';
import { TransportFailure } from './transport-failure.ts';

const UNKNOWN_AUTHORITY = 'x509: certificate signed by unknown authority';
// What Node calls the ways in which a certificate can fail, and what Go calls them.
const CERTIFICATE_TEXTS: ReadonlyMap<string, string> = new Map([
  ['CERT_HAS_EXPIRED', 'x509: certificate has expired or is not yet valid'],
  ['CERT_NOT_YET_VALID', 'x509: certificate has expired or is not yet valid'],
  ['DEPTH_ZERO_SELF_SIGNED_CERT', UNKNOWN_AUTHORITY],
  ['INVALID_PURPOSE', 'x509: certificate specifies an incompatible key usage'],
  ['SELF_SIGNED_CERT_IN_CHAIN', UNKNOWN_AUTHORITY],
  ['UNABLE_TO_GET_ISSUER_CERT', UNKNOWN_AUTHORITY],
  ['UNABLE_TO_GET_ISSUER_CERT_LOCALLY', UNKNOWN_AUTHORITY],
  ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', UNKNOWN_AUTHORITY],
]);
// Node's messages for a line that ends before an answer, and inside one.
const END_TEXTS: ReadonlyMap<string, string> = new Map([
  ['socket hang up', 'EOF'],
  ['aborted', 'unexpected EOF'],
]);
const PLAIN_ANSWER = 'http: server gave HTTP response to HTTPS client';

/** An error of Node's on the way to a host, in Go's words. */
export function explainFailure(error: unknown, host: string): TransportFailure {
  if (error instanceof TransportFailure) return error;
  // Node will not write such a request: a header or the path has bytes that must not stand there.
  if (error instanceof TypeError) return new TransportFailure('forbidden', error.message, error);
  // Several addresses were tried; Go reports the first.
  const first: unknown = error instanceof AggregateError ? error.errors[0] : error;
  const code = errorCode(first);
  const certificate = certificateText(first, code, host);
  if (certificate !== null) {
    return new TransportFailure('tls', `tls: failed to verify certificate: ${certificate}`, error);
  }
  if (code === 'ERR_SSL_WRONG_VERSION_NUMBER') {
    return new TransportFailure('tls', PLAIN_ANSWER, error);
  }
  if (code === 'EPROTO' || code.startsWith('ERR_SSL_')) {
    return new TransportFailure('tls', `tls: ${systemErrorText(first)}`, error);
  }
  return dialFailure(first, host) ?? new TransportFailure('broken', breakText(first), error);
}

function certificateText(error: unknown, code: string, host: string): string | null {
  if (code !== 'ERR_TLS_CERT_ALTNAME_INVALID') return CERTIFICATE_TEXTS.get(code) ?? null;
  const certificate: unknown = error instanceof Error ? Reflect.get(error, 'cert') : undefined;
  const names = alternativeNames(certificate);
  const valid =
    names === '' ? 'not valid for any names, but wanted to match' : `valid for ${names}, not`;
  return `x509: certificate is ${valid} ${host}`;
}

function alternativeNames(certificate: unknown): string {
  if (typeof certificate !== 'object' || certificate === null) return '';
  const names: unknown = Reflect.get(certificate, 'subjectaltname');
  return typeof names === 'string' ? names.replaceAll(/\b(?:DNS|IP Address):/g, '') : '';
}

function dialFailure(error: unknown, host: string): TransportFailure | null {
  const syscall = property(error, 'syscall');
  if (syscall === 'getaddrinfo') {
    const reason = errorCode(error) === 'EAI_AGAIN' ? 'server misbehaving' : 'no such host';
    return new TransportFailure('dial', `dial tcp: lookup ${host}: ${reason}`, error);
  }
  if (syscall !== 'connect') return null;
  const peer = joinHostPort(property(error, 'address') || host, property(error, 'port'));
  const text = `dial tcp ${peer}: connect: ${systemErrorText(error)}`;
  return new TransportFailure('dial', text, error);
}

function breakText(error: unknown): string {
  const message = error instanceof Error ? error.message : '';
  return END_TEXTS.get(message) ?? systemErrorText(error);
}

function property(error: unknown, key: string): string {
  const value: unknown = error instanceof Error ? Reflect.get(error, key) : undefined;
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}
