import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { EndpointFlags } from '../../src/config/endpoint-flags.ts';
import { resolveEndpoint } from '../../src/config/resolve-endpoint.ts';
import { loadConfigFile } from '../../src/config/config-file.ts';
import { openDockerEngine } from '../../src/engine/docker/docker-engine.ts';
import { requirePrograms } from './require-programs.ts';
import { startDockerd } from './start-dockerd.ts';
import { freePort, type RunningProgram, run } from './start-program.ts';

const directory = mkdtempSync('/tmp/tls-');
const file = (name: string): string => join(directory, name);
let engine: RunningProgram | null = null;
let port = 0;

beforeAll(async () => {
  requirePrograms('dockerd', 'openssl');
  makeAuthority('ca', 'Test CA');
  makeAuthority('other', 'Other CA');
  makeCertificate('server', 'ca', 'subjectAltName=DNS:localhost,IP:127.0.0.1');
  makeCertificate('client', 'ca', 'extendedKeyUsage=clientAuth');
  makeCertificate('stranger', 'other', 'extendedKeyUsage=clientAuth');
  port = await freePort();
  const keys = [
    '--tlscacert',
    file('ca.pem'),
    '--tlscert',
    file('server.pem'),
    '--tlskey',
    file('server.key'),
  ];
  const hosts = ['127.0.0.1', '127.0.0.2'].flatMap((host) => ['--host', `tcp://${host}:${port}`]);
  const flags = ['--tlsverify', ...keys, ...hosts];
  engine = await startDockerd({ directory, flags });
});

afterAll(async () => {
  await engine?.stop();
  rmSync(directory, { recursive: true, force: true });
});

function makeAuthority(name: string, commonName: string): void {
  const request = ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2'];
  const files = ['-keyout', file(`${name}.key`), '-out', file(`${name}.pem`)];
  run('openssl', ...request, '-subj', `/CN=${commonName}`, ...files);
}

function makeCertificate(name: string, authority: string, extension: string): void {
  const files = ['-keyout', file(`${name}.key`), '-out', file(`${name}.csr`)];
  run('openssl', 'req', '-newkey', 'rsa:2048', '-nodes', '-subj', `/CN=${name}`, ...files);
  writeFileSync(file(`${name}.ext`), extension);
  const signer = [
    '-CA',
    file(`${authority}.pem`),
    '-CAkey',
    file(`${authority}.key`),
    '-CAcreateserial',
  ];
  const result = ['-days', '2', '-extfile', file(`${name}.ext`), '-out', file(`${name}.pem`)];
  run('openssl', 'x509', '-req', '-in', file(`${name}.csr`), ...signer, ...result);
}

/** The version document that the engine gives to a client with these flags. */
async function versionFor(flags: Partial<EndpointFlags>, host = '127.0.0.1'): Promise<string> {
  const endpoint = resolveEndpoint({
    flags: { hosts: [`tcp://${host}:${port}`], ...flags },
    environment: { HOME: directory },
    configDirectory: directory,
    config: loadConfigFile(directory).config,
  });
  const opened = openDockerEngine(endpoint, { now: () => new Date(), os: 'linux' });
  try {
    return await opened.version();
  } finally {
    await opened.close();
  }
}

function withCertificate(name: string): Partial<EndpointFlags> {
  return {
    tlsVerify: true,
    tlsCaCert: file('ca.pem'),
    tlsCert: file(`${name}.pem`),
    tlsKey: file(`${name}.key`),
  };
}

function failure(reason: string, host = '127.0.0.1'): string {
  return `error during connect: Get "https://${host}:${port}/v1.50/version": ${reason}`;
}

describe('an engine on TCP with TLS', () => {
  test.each(['127.0.0.1', 'localhost'])('serves a client that it knows, by %s', async (host) => {
    const version: unknown = JSON.parse(await versionFor(withCertificate('client'), host));
    expect(version).toHaveProperty('ApiVersion');
  });

  test('serves a client that does not verify it', async () => {
    const flags = { ...withCertificate('client'), tlsVerify: false, tlsCaCert: file('other.pem') };
    expect(await versionFor(flags)).toContain('"ApiVersion"');
  });

  // Engines of different age give different alerts; of one, docker's client makes a longer message.
  test.each([
    ['without a certificate', { tlsVerify: true, tlsCaCert: file('ca.pem') }],
    ['with a certificate of another authority', withCertificate('stranger')],
  ])('refuses a client %s', async (_, flags) => {
    await expect(versionFor(flags)).rejects.toThrow(
      /(?:^error during connect|check your TLS client certification settings): Get "https:.*": remote error: tls: (?:bad certificate|certificate required|unknown certificate authority)$/,
    );
  });

  test('is refused by a client that trusts another authority', async () => {
    const asked = versionFor({ ...withCertificate('client'), tlsCaCert: file('other.pem') });
    const reason =
      'tls: failed to verify certificate: x509: certificate signed by unknown authority';
    await expect(asked).rejects.toHaveProperty('message', failure(reason));
  });

  test('is refused by a client that knows it by another name', async () => {
    const asked = versionFor(withCertificate('client'), '127.0.0.2');
    const reason =
      'tls: failed to verify certificate: x509: certificate is valid for 127.0.0.1, not 127.0.0.2';
    await expect(asked).rejects.toHaveProperty('message', failure(reason, '127.0.0.2'));
  });

  test('tells a client without TLS what is wrong', async () => {
    await expect(versionFor({})).rejects.toHaveProperty(
      'message',
      'Error response from daemon: Client sent an HTTP request to an HTTPS server.',
    );
  });
});
