import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect, createServer, type TLSSocket } from 'node:tls';
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import { explainFailure } from '../../src/registry/explain-failure.ts';
import { hostCertificates } from '../../src/registry/host-certificates.ts';
import { tlsOptions } from '../../src/registry/tls-options.ts';
import { CA, CLIENT, CLIENT_KEY, SERVER, SERVER_KEY } from '../fake/certificates.ts';
import { closeAll, closeLater, errorOf, failure, settingsWith } from './opened-repository.ts';

const root = mkdtempSync(join(tmpdir(), 'certs-'));
afterAll(() => rmSync(root, { recursive: true }));
afterEach(closeAll);

let count = 0;

/** A folder with a folder of certificates per host. */
function folderWith(files: Readonly<Record<string, string>>): string {
  const folder = join(root, String((count += 1)));
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(join(folder, name, '..'), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  return folder;
}

const NONE = { authorities: [], pairs: [] };

describe('hostCertificates()', () => {
  test('reads authorities and pairs in the order of their names', async () => {
    const folder = folderWith({
      'r:5000/b.crt': 'B',
      'r:5000/a.crt': 'A',
      'r:5000/x.cert': 'CERT',
      'r:5000/x.key': 'KEY',
      'r:5000/notes.txt': '?',
    });
    expect(await hostCertificates([folder], 'r:5000')).toEqual({
      authorities: ['A', 'B'],
      pairs: [{ cert: 'CERT', key: 'KEY' }],
    });
    expect(await hostCertificates([folder], 'r')).toEqual(NONE);
  });

  test('reads the first folder that has one for the host', async () => {
    const empty = folderWith({ 'other/a.crt': 'O' });
    const first = folderWith({ 'r/a.crt': '1' });
    const second = folderWith({ 'r/a.crt': '2' });
    const { authorities } = await hostCertificates([join(root, 'x'), empty, first, second], 'r');
    expect(authorities).toEqual(['1']);
  });

  test.each(['.', '..', ''])('has nothing for %j', async (host) => {
    expect(await hostCertificates([folderWith({ 'a/b/x.crt': 'X' })], host)).toEqual(NONE);
  });

  test.each([
    [
      'r/x.cert',
      'missing key x.key for client certificate x.cert. CA certificates must use the extension .crt',
    ],
    ['r/x.key', 'missing client certificate x.cert for key x.key'],
  ])('refuses %s alone', async (name, message) => {
    const folder = folderWith({ [name]: '' });
    expect(await failure(hostCertificates([folder], 'r'))).toBe(message);
  });

  test('tells of a file that cannot be read', async () => {
    const folder = folderWith({ 'r/x.crt/y': '' });
    const text = await failure(hostCertificates([folder], 'r'));
    expect(text).toMatch(/^(?:read|open) .*: is a directory$/);
  });
});

describe('tlsOptions()', () => {
  async function serverAsking(
    requestCert: boolean,
  ): Promise<{ port: number; seen: () => TLSSocket[] }> {
    const seen: TLSSocket[] = [];
    const settings = { key: SERVER_KEY, cert: SERVER, ca: CA, requestCert };
    const server = closeLater(
      createServer(settings, (socket) => {
        seen.push(socket);
        socket.on('error', () => {});
        socket.end('x');
      }),
    );
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    return {
      port: typeof address === 'object' && address !== null ? address.port : 0,
      seen: () => seen,
    };
  }

  async function greet(
    port: number,
    host: string,
    folder: string,
    servername = 'localhost',
  ): Promise<boolean> {
    const settings = settingsWith({ certificateFolders: [folder] });
    const options = await tlsOptions({ host, home: host, isInsecure: false }, settings);
    const socket = connect({ ...options, host: '127.0.0.1', port, servername });
    for await (const piece of socket) return String(piece) === 'x';
    return false;
  }

  test('trust what is kept for the registry', async () => {
    const { port } = await serverAsking(false);
    expect(await greet(port, 'r.invalid', folderWith({ 'r.invalid/ca.crt': CA }))).toBe(true);
  });

  test('do not trust everybody', async () => {
    const { port } = await serverAsking(false);
    const error = await errorOf(greet(port, 'r.invalid', folderWith({})));
    expect(explainFailure(error, 'r.invalid').message).toBe(
      'tls: failed to verify certificate: x509: certificate signed by unknown authority',
    );
  });

  test('do not take one host for another', async () => {
    const { port } = await serverAsking(false);
    const folder = folderWith({ 'r.invalid/ca.crt': CA });
    const error = await errorOf(greet(port, 'r.invalid', folder, 'r.invalid'));
    expect(explainFailure(error, 'r.invalid').message).toBe(
      'tls: failed to verify certificate: x509: certificate is valid for localhost, 127.0.0.1, not r.invalid',
    );
  });

  test('show who this client is, to the host alone that it is kept for', async () => {
    const folder = folderWith({
      'r.invalid/ca.crt': CA,
      'r.invalid/x.cert': CLIENT,
      'r.invalid/x.key': CLIENT_KEY,
    });
    const { port, seen } = await serverAsking(true);
    await greet(port, 'r.invalid', folder);
    expect(seen()[0]?.getPeerCertificate().subject.CN).toBeDefined();
    const settings = settingsWith({ certificateFolders: [folder] });
    const options = await tlsOptions(
      { host: 'cdn.invalid', home: 'r.invalid', isInsecure: false },
      settings,
    );
    const socket = connect({ ...options, host: '127.0.0.1', port, servername: 'localhost' });
    const error = await errorOf(
      new Promise((_resolve, reject) => socket.once('error', reject).resume()),
    );
    expect(error.message).toMatch(/alert|reset|disconnected/);
  });

  test('tell of certificates that are none', async () => {
    const folder = folderWith({ 'r.invalid/x.cert': 'x', 'r.invalid/x.key': 'y' });
    const settings = settingsWith({ certificateFolders: [folder] });
    const work = tlsOptions({ host: 'r.invalid', home: 'r.invalid', isInsecure: false }, settings);
    expect(await failure(work)).toMatch(/^tls: certificates of r\.invalid: /);
  });
});
