import type { X509Certificate } from 'node:crypto';
import { isIP } from 'node:net';

/**
 * Why a certificate does not stand for a host, in Go's words; null when it does. Only the subject
 * alternative names count. https://github.com/golang/go/blob/go1.24.3/src/crypto/x509/verify.go
 */
export function hostNameProblem(certificate: X509Certificate, host: string): string | null {
  const names = alternativeNames(certificate);
  const isAddress = isIP(host) !== 0;
  const matches = isAddress
    ? certificate.checkIP(host) !== undefined
    : names.dns.some((pattern) => matchesHost(pattern, host));
  if (matches) return null;
  const [, commonName = ''] = /^CN=(.*)$/m.exec(certificate.subject) ?? [];
  if (certificate.subjectAltName === undefined && matchesHost(commonName, host)) {
    return 'x509: certificate relies on legacy Common Name field, use SANs instead';
  }
  const valid = isAddress ? names.ip : names.dns;
  if (valid.length > 0) return `x509: certificate is valid for ${valid.join(', ')}, not ${host}`;
  return isAddress
    ? `x509: cannot validate certificate for ${host} because it doesn't contain any IP SANs`
    : `x509: certificate is not valid for any names, but wanted to match ${host}`;
}

interface AlternativeNames {
  readonly dns: readonly string[];
  readonly ip: readonly string[];
}

/** From Node's one line: `DNS:localhost, IP Address:127.0.0.1`. Odd names stand there in JSON's quotes. */
function alternativeNames({ subjectAltName = '' }: X509Certificate): AlternativeNames {
  const entries = subjectAltName.match(/(?:[^,"]|"(?:[^"\\]|\\.)*")+/g) ?? [];
  const withLabel = (label: string): readonly string[] =>
    entries
      .map((entry) => entry.trim())
      .filter((entry) => entry.startsWith(label))
      .map((entry) => unquoted(entry.slice(label.length)));
  return { dns: withLabel('DNS:'), ip: withLabel('IP Address:') };
}

function unquoted(name: string): string {
  return name.startsWith('"') ? String(JSON.parse(name)) : name;
}

/** "*" stands for exactly one label, the first. */
function matchesHost(pattern: string, host: string): boolean {
  const wanted = host.replace(/\.$/, '').toLowerCase().split('.');
  const labels = pattern.replace(/\.$/, '').toLowerCase().split('.');
  if (pattern === '' || labels.length !== wanted.length) return false;
  return labels.every((label, at) => (at === 0 && label === '*') || label === wanted[at]);
}
