import { describe, expect, test } from 'vitest';
import { tlsSettings } from '../../src/config/tls-material.ts';
import { CA, CLIENT, CLIENT_KEY, RSA_KEY, SERVER_KEY } from '../fake/certificates.ts';

function block(type: string, headers = ''): string {
  return `-----BEGIN ${type}-----\n${headers}AAAA\n-----END ${type}-----\n`;
}

describe('tlsSettings() makes', () => {
  test('nothing of nothing', () => {
    expect(tlsSettings(null, true)).toBeNull();
  });

  test('a connection that believes anyone of no files without verification', () => {
    expect(tlsSettings(null, false)).toEqual({ ca: null, cert: null, key: null, verify: false });
  });

  test.each([[{ cert: CLIENT }], [{ key: CLIENT_KEY }], [{ cert: 'junk' }]])(
    'no client certificate of one half',
    (half) => {
      const material = { ca: null, cert: null, key: null, ...half };
      expect(tlsSettings(material, true)).toEqual({
        ca: null,
        cert: null,
        key: null,
        verify: true,
      });
    },
  );

  test('settings of files that fit', () => {
    const material = { ca: `text\n${CA}`, cert: CLIENT + CA, key: CLIENT_KEY };
    expect(tlsSettings(material, true)).toEqual({ ...material, verify: true });
  });
});

const TLS = 'failed to retrieve context tls info: ';

describe('tlsSettings() refuses', () => {
  test.each(['', 'junk', block('CERTIFICATE'), block('OTHER'), CLIENT_KEY])('a CA of %j', (ca) => {
    expect(() => tlsSettings({ ca, cert: null, key: null }, true)).toThrow(
      `${TLS}ca.pem seems invalid`,
    );
  });

  test.each([
    ['junk', 'junk', 'no valid private key found'],
    [CLIENT, '', 'no valid private key found'],
    [
      CLIENT,
      block('RSA PRIVATE KEY', 'Proc-Type: 4,ENCRYPTED\nDEK-Info: AES-128-CBC,00\n\n'),
      'private key is encrypted - support for encrypted private keys has been removed, see https://docs.docker.com/go/deprecated/',
    ],
    ['junk', CLIENT_KEY, `${TLS}tls: failed to find any PEM data in certificate input`],
    [
      CLIENT_KEY,
      CLIENT,
      `${TLS}tls: failed to find certificate PEM data in certificate input, but did find a private key; PEM inputs may have been switched`,
    ],
    [
      block('FOO') + block('BAR'),
      CLIENT_KEY,
      `${TLS}tls: failed to find "CERTIFICATE" PEM block in certificate input after skipping PEM blocks of the following types: [FOO BAR]`,
    ],
    [
      CLIENT,
      CLIENT,
      `${TLS}tls: found a certificate rather than a key in the PEM for the private key`,
    ],
    [
      CLIENT,
      block('FOO') + block('BAR'),
      `${TLS}tls: failed to find PEM block with type ending in "PRIVATE KEY" in key input after skipping PEM blocks of the following types: [FOO BAR]`,
    ],
    [block('CERTIFICATE'), CLIENT_KEY, `${TLS}x509: malformed certificate`],
    [CLIENT, block('PRIVATE KEY'), `${TLS}tls: failed to parse private key`],
    [CLIENT, SERVER_KEY, `${TLS}tls: private key does not match public key`],
    [CLIENT, RSA_KEY, `${TLS}tls: private key type does not match public key type`],
  ])('the certificate %j with the key %j', (cert, key, message) => {
    expect(() => tlsSettings({ ca: null, cert, key }, true)).toThrow(message);
  });
});
