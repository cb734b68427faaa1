import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { chooseEngine } from '../../src/config/choose-engine.ts';
import { loadConfigFile } from '../../src/config/config-file.ts';
import { loadSettings } from '../../src/config/load-settings.ts';
import type { EndpointFlags } from '../../src/config/endpoint-flags.ts';
import { hasDockerTraces } from '../../src/config/docker-traces.ts';

let home: string;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'choose-'));
});
afterEach(() => rmSync(home, { recursive: true }));

function choose(
  environment: Readonly<Record<string, string>> = {},
  flags: Partial<EndpointFlags> = {},
): ReturnType<typeof chooseEngine> {
  const configDirectory = join(home, '.docker');
  const { config } = loadConfigFile(configDirectory);
  return chooseEngine({
    flags: { hosts: [], ...flags },
    environment: { HOME: home, ...environment },
    configDirectory,
    config,
    settings: loadSettings({ environment, config, systemFile: join(home, 'none') }),
  });
}

function addContext(name: string, host: string): void {
  const id = createHash('sha256').update(name).digest('hex');
  const folder = join(home, '.docker', 'contexts', 'meta', id);
  mkdirSync(folder, { recursive: true });
  const metadata = { Name: name, Metadata: {}, Endpoints: { docker: { Host: host } } };
  writeFileSync(join(folder, 'meta.json'), JSON.stringify(metadata));
}

describe('a place that is named', () => {
  test('is taken strictly when it is an engine', () => {
    for (const choice of [
      choose({}, { hosts: ['tcp://box:1'] }),
      choose({ DOCKER_HOST: 'unix:///none.sock' }),
      choose({ DOCKER_HOST: 'unix:///none.sock', DOCKER_IMAGES_ENGINE: 'embedded' }),
    ]) {
      expect(choice).toMatchObject({ kind: 'docker', hint: null });
    }
  });

  test('is the default store, or one in a folder, without a word', () => {
    const place = join(home, '.local/share/docker-images/store');
    expect(choose({}, { hosts: ['store://'] })).toEqual({ kind: 'store', root: place, note: null });
    expect(choose({ DOCKER_HOST: 'store:///srv/images' })).toEqual({
      kind: 'store',
      root: '/srv/images',
      note: null,
    });
    expect(choose({ DOCKER_HOST: 'store://', XDG_DATA_HOME: '/data' })).toMatchObject({
      root: '/data/docker-images/store',
    });
    expect(choose({ DOCKER_HOST: 'store://', DOCKER_IMAGES_STORE: '/s' })).toMatchObject({
      root: '/s',
    });
  });

  test('may be a context', () => {
    addContext('mine', 'store:///srv/images');
    expect(choose({ DOCKER_CONTEXT: 'mine' })).toMatchObject({
      kind: 'store',
      root: '/srv/images',
    });
    addContext('box', 'tcp://box:1');
    expect(choose({}, { context: 'box' })).toMatchObject({ kind: 'docker', hint: null });
  });

  test('must make sense', () => {
    expect(() => choose({}, { hosts: ['store://here'] })).toThrow(
      'the path of a store must be absolute',
    );
    expect(() => choose({}, { hosts: ['store://', 'store:///b'] })).toThrow('Specify only one -H');
    expect(() => choose({}, { hosts: ['stor://'] })).toThrow(
      'invalid bind address format: stor://',
    );
  });
});

describe('nothing named', () => {
  test('DOCKER_IMAGES_ENGINE decides, without a word', () => {
    expect(choose({ DOCKER_IMAGES_ENGINE: 'embedded' })).toMatchObject({
      kind: 'store',
      note: null,
    });
    expect(choose({ DOCKER_IMAGES_ENGINE: 'docker' })).toMatchObject({
      kind: 'docker',
      hint: null,
    });
    expect(() => choose({ DOCKER_IMAGES_ENGINE: 'podman' })).toThrow(
      'DOCKER_IMAGES_ENGINE must be docker, embedded or auto, not "podman"',
    );
  });

  test('a trace of Docker means Docker, and a hint for when it does not answer', () => {
    addContext('old', 'tcp://box:1');
    expect(choose()).toMatchObject({
      kind: 'docker',
      hint: 'hint: "-H store://" works with images of this machine, without a Docker Engine',
    });
  });
});

describe('hasDockerTraces()', () => {
  test('finds contexts, sockets of the user, and the daemon on the PATH', () => {
    const traces = (environment: Readonly<Record<string, string>>): boolean =>
      hasDockerTraces({ HOME: home, ...environment }, join(home, '.docker'));
    const atStart = traces({});
    mkdirSync(join(home, 'bin'));
    expect(traces({ PATH: join(home, 'bin') })).toBe(atStart);
    writeFileSync(join(home, 'bin', 'dockerd'), '');
    expect(traces({ PATH: join(home, 'bin') })).toBe(true);
    mkdirSync(join(home, 'run'));
    writeFileSync(join(home, 'run', 'docker.sock'), '');
    expect(traces({ XDG_RUNTIME_DIR: join(home, 'run') })).toBe(true);
  });
});
