import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import https from 'node:https';
import http from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CA, SERVER, SERVER_KEY } from '../fake/certificates.ts';
import { BASE_IMAGES } from '../make/base-images.ts';
import { makeArchive } from '../make/make-archive.ts';
import { requirePrograms } from './require-programs.ts';
import { resetEngine } from './reset-engine.ts';
import { freePort, type RunningProgram, startProgram } from './start-program.ts';
import { PROGRAM } from '../program-under-test.ts';

const [COMMAND = '', ...WORDS] = PROGRAM;

const engine = process.env['DOCKER_HOST'] ?? '';
const plain = process.env['REGISTRY'] ?? '';
// me:secret
const PASSWORDS = 'me:$2b$05$abcdefghijklmnopqrstuuOQiyCxlgf/oeuTqixKmWdcYUh4Hjl0a\n';

let folder: string;
let store: string;
const registries: RunningProgram[] = [];

beforeAll(async () => {
  requirePrograms('skopeo', 'docker-registry');
  folder = mkdtempSync(join(tmpdir(), 'trips-'));
  store = `store://${join(folder, 'store')}`;
  writeFileSync(join(folder, 'base.tar'), makeArchive(BASE_IMAGES));
  await resetEngine(engine.replace('unix://', ''));
  ours(store, 'load', '-q', '-i', 'base.tar');
});
afterAll(async () => {
  for (const registry of registries) await registry.stop();
  rmSync(folder, { recursive: true });
});

/** Runs our program on a place and gives what it prints. */
function ours(place: string, ...args: readonly string[]): string {
  const env = { PATH: process.env['PATH'], HOME: folder, DOCKER_HOST: place };
  const { status, stdout, stderr } = spawnSync(COMMAND, [...WORDS, ...args], {
    cwd: folder,
    env,
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`${args.join(' ')}: ${stderr}`);
  return stdout;
}

/** skopeo writes a new configuration where the format changes: the ID is another, the layers are not. */
function layersOf(place: string, name: string): string {
  return ours(place, 'image', 'inspect', '-f', '{{.Size}} {{.RootFS.Layers}}', name);
}

function skopeo(...args: readonly string[]): string {
  return execFileSync('skopeo', args, { encoding: 'utf8', stdio: 'pipe', cwd: folder });
}

function idOf(place: string, name: string): string {
  return ours(place, 'image', 'inspect', '-f', '{{.Id}} {{.Size}}', name);
}

/** "sha256:…" of an image as a registry, or a layout, has it. */
function digestOf(source: string, ...flags: readonly string[]): string {
  const { Digest: digest }: { readonly Digest: string } = JSON.parse(
    skopeo('inspect', ...flags, source),
  );
  return digest;
}

describe('archives', () => {
  test('what the store saves the engine loads, and back', () => {
    ours(store, 'save', '-o', 'ours.tar', 'shop/api', 'tiny:1.0');
    ours(engine, 'rmi', '-f', 'shop/api:v1.0', 'shop/api:v1.1', 'shop/api:latest');
    ours(engine, 'load', '-q', '-i', 'ours.tar');
    for (const name of ['shop/api:v1.0', 'shop/api:latest', 'tiny:1.0']) {
      expect(idOf(engine, name)).toBe(idOf(store, name));
    }
    ours(engine, 'save', '-o', 'theirs.tar', 'shop/api', 'tiny:1.0');
    const other = `store://${join(folder, 'other')}`;
    ours(other, 'load', '-q', '-i', 'theirs.tar');
    expect(idOf(other, 'shop/api:v1.1')).toBe(idOf(engine, 'shop/api:v1.1'));
    expect(ours(other, 'history', '--no-trunc', 'shop/api:v1.0')).toBe(
      ours(engine, 'history', '--no-trunc', 'shop/api:v1.0'),
    );
  });

  test('skopeo reads what the store saves, as either kind of archive', () => {
    ours(store, 'save', '-o', 'one.tar', 'shop/api:v1.0');
    for (const kind of ['docker-archive', 'oci-archive']) {
      const config: { readonly architecture: string } = JSON.parse(
        skopeo('inspect', '--config', `${kind}:${join(folder, 'one.tar')}`),
      );
      expect(config.architecture).toBe('amd64');
    }
  });

  test('the store loads what skopeo writes, as either kind of archive', () => {
    ours(store, 'save', '-o', 'from.tar', 'shop/api:v1.0');
    for (const kind of ['docker-archive', 'oci-archive']) {
      const archive = join(folder, `${kind}.tar`);
      skopeo(
        'copy',
        `docker-archive:${join(folder, 'from.tar')}`,
        `${kind}:${archive}:again.example/api:v1`,
      );
      const other = `store://${join(folder, kind)}`;
      ours(other, 'load', '-q', '-i', archive);
      expect(layersOf(other, 'again.example/api:v1')).toBe(layersOf(store, 'shop/api:v1.0'));
    }
  });
});

test('skopeo reads and writes the store itself', () => {
  const layout = `oci:${join(folder, 'store', 'oci')}`;
  expect(digestOf(`${layout}:docker.io/shop/api:v1.0`)).toMatch(/^sha256:/);
  skopeo('copy', `docker-archive:${join(folder, 'one.tar')}`, `${layout}:docker.io/library/put:1`);
  expect(layersOf(store, 'put:1')).toBe(layersOf(store, 'shop/api:v1.0'));
  expect(idOf(store, 'tiny:1.0')).toMatch(/^sha256:/);
  expect(ours(store, 'store', 'check', '--full')).toMatch(/^Checked \d+ images/m);
});

interface Registry {
  readonly name: string;
  readonly address: string;
  readonly login: boolean;
  /** Flags for skopeo to read from it. */
  readonly flags: readonly string[];
}

async function startRegistry(kind: 'basic' | 'tls'): Promise<Registry> {
  const port = await freePort();
  const place = join(folder, kind);
  mkdirSync(place);
  writeFileSync(join(place, 'passwords'), PASSWORDS);
  writeFileSync(join(place, 'server.crt'), SERVER);
  writeFileSync(join(place, 'server.key'), SERVER_KEY);
  const tls = `  tls:\n    certificate: ${place}/server.crt\n    key: ${place}/server.key\n`;
  const auth = `auth:\n  htpasswd:\n    realm: test\n    path: ${place}/passwords\n`;
  writeFileSync(
    join(place, 'config.yml'),
    `version: 0.1\nlog:\n  level: error\nstorage:\n  filesystem:\n    rootdirectory: ${place}/data\nhttp:\n  addr: 127.0.0.1:${port}\n${kind === 'tls' ? tls : ''}${kind === 'basic' ? auth : ''}`,
  );
  const isReady = (): Promise<boolean> => answers(kind === 'tls' ? 'https' : 'http', port);
  registries.push(
    await startProgram(['docker-registry', 'serve', join(place, 'config.yml')], isReady),
  );
  const address = `127.0.0.1:${port}`;
  if (kind === 'tls') {
    const certificates = join(folder, '.config', 'docker', 'certs.d', address);
    mkdirSync(certificates, { recursive: true });
    writeFileSync(join(certificates, 'ca.crt'), CA);
  }
  const flags = kind === 'basic' ? ['--creds', 'me:secret'] : [];
  return { name: kind, address, login: kind === 'basic', flags: ['--tls-verify=false', ...flags] };
}

function answers(scheme: 'http' | 'https', port: number): Promise<boolean> {
  const url = `${scheme}://127.0.0.1:${port}/v2/`;
  return new Promise((settle) => {
    const { get } = scheme === 'https' ? https : http;
    const request = get(url, { rejectUnauthorized: false }, (response) => {
      response.resume();
      settle(true);
    });
    request.on('error', () => settle(false));
  });
}

describe('a real registry', () => {
  const kinds = ['plain', 'basic', 'tls'] as const;
  test.each(kinds)('%s: pushed, read by others, pulled back', async (kind) => {
    const registry =
      kind === 'plain'
        ? { name: kind, address: plain, login: false, flags: ['--tls-verify=false'] }
        : await startRegistry(kind);
    const name = `${registry.address}/trip/api:v1`;
    if (registry.login) ours(store, 'login', '-u', 'me', '-p', 'secret', registry.address);
    ours(store, 'tag', 'shop/api:v1.0', name);
    const [, pushed] = /digest: (sha256:\S+)/.exec(ours(store, 'push', name)) ?? [];
    expect(digestOf(`docker://${name}`, ...registry.flags)).toBe(pushed);
    const other = `store://${join(folder, `from-${kind}`)}`;
    expect(ours(other, 'pull', name)).toContain(`Digest: ${pushed}`);
    expect(idOf(other, name)).toBe(idOf(store, 'shop/api:v1.0'));
    // A pulled image goes elsewhere byte for byte.
    ours(other, 'tag', name, `${plain}/trip/again-${kind}:v1`);
    const [, again] =
      /digest: (sha256:\S+)/.exec(ours(other, 'push', `${plain}/trip/again-${kind}:v1`)) ?? [];
    expect(again).toBe(pushed);
  });

  test('what the store pushed the engine pulls, and what the engine pushed the store pulls', () => {
    const [a, b] = [`${plain}/trip/a:v1`, `${plain}/trip/b:v1`];
    ours(store, 'tag', 'shop/worker:v1.0', a);
    ours(store, 'push', '-q', a);
    ours(engine, 'rmi', '-f', 'shop/worker:v1.0');
    ours(engine, 'pull', '-q', a);
    expect(idOf(engine, a)).toBe(idOf(store, a));
    ours(engine, 'tag', 'tiny:1.0', b);
    ours(engine, 'push', '-q', b);
    const other = `store://${join(folder, 'from-engine')}`;
    ours(other, 'pull', '-q', b);
    expect(idOf(other, b)).toBe(idOf(engine, b));
    const names = ['image', 'inspect', '-f', '{{.RepoTags}} {{.RepoDigests}}', b];
    expect(ours(other, ...names)).toContain(b);
    expect(ours(other, ...names).split('] ')[1]).toBe(ours(engine, ...names).split('] ')[1]);
  });
});
