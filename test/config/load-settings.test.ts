import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { loadConfigFile } from '../../src/config/config-file.ts';
import { loadSettings, type Settings, systemSettingsFile } from '../../src/config/load-settings.ts';
import { OWN_SETTINGS } from '../../src/config/own-settings.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'settings-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

interface Given {
  /** The text of config.json, and of the system's file. */
  readonly user?: string;
  readonly system?: string;
  readonly environment?: Readonly<Record<string, string>>;
}

function load({ user, system, environment = {} }: Given): Settings {
  const systemFile = join(folder, 'system.json');
  if (user !== undefined) writeFileSync(join(folder, 'config.json'), user);
  if (system !== undefined) writeFileSync(systemFile, system);
  const { config, warning } = loadConfigFile(folder);
  expect(warning).toBeNull();
  return loadSettings({ environment, config, systemFile });
}

function complaint(given: Given): string {
  try {
    load(given);
    return 'none';
  } catch (error) {
    return error instanceof Error ? error.message.replaceAll(folder, '/x') : '';
  }
}

const DEFAULTS: Settings = {
  color: 'auto',
  engine: 'auto',
  store: null,
  storeShared: false,
  view: 'classic',
};

test.each<Given>([
  {},
  { user: '{}', system: ' \n' },
  { user: '{"docker-images":{}}', system: '{}' },
  { system: '{"docker-images":{}, "auths":{}}' },
  { environment: { DOCKER_IMAGES_VIEW: '', DOCKER_IMAGES_ENGINE: '', DOCKER_IMAGES_STORE: '' } },
])('without keys the defaults hold: %j', (given) => {
  expect(load(given)).toEqual(DEFAULTS);
});

const SET =
  '"color":"never","engine":"docker","store":"/srv/s","storeShared":true,"view":"compact"';
const ALL = {
  color: 'never',
  engine: 'docker',
  store: '/srv/s',
  storeShared: true,
  view: 'compact',
};

test.each<Given>([
  { user: `{"docker-images":{${SET}}}` },
  { user: `{"Docker-Images":{${SET}},"auths":{}}` },
  { system: `{${SET}}` },
  { system: `{"docker-images":{${SET}}}` },
])('every key can be set: %j', (given) => {
  expect(load(given)).toEqual(ALL);
});

test('every key of the list is read, and every setting is in the list', () => {
  expect(OWN_SETTINGS.map(({ key }) => key)).toEqual(Object.keys(DEFAULTS).toSorted());
  for (const { doc } of OWN_SETTINGS) expect(doc).toMatch(/^[A-Z].*\.$/);
});

test('variables outrank the user, the user outranks the system', () => {
  const system = '{"view":"tree","engine":"embedded","store":"/a","storeShared":true}';
  const user = '{"docker-images":{"view":"compact","store":"/b"}}';
  expect(load({ system, user })).toMatchObject({
    view: 'compact',
    engine: 'embedded',
    store: '/b',
    storeShared: true,
  });
  const environment = {
    DOCKER_IMAGES_VIEW: 'classic',
    DOCKER_IMAGES_ENGINE: 'docker',
    DOCKER_IMAGES_STORE: 'here',
    DOCKER_IMAGES_STORE_SHARED: '0',
  };
  expect(load({ system, user, environment })).toEqual({
    color: 'auto',
    view: 'classic',
    engine: 'docker',
    store: 'here',
    storeShared: false,
  });
});

describe('a mistake is told in one line that names file, key, value and what is allowed', () => {
  const section = (text: string): Given => ({ user: `{"docker-images":${text}}` });
  const known = 'there are color, engine, store, storeShared, view';

  test.each<[Given, string]>([
    [
      section('{"view":"big"}'),
      '/x/config.json: "docker-images.view" must be classic, compact or tree, not "big"',
    ],
    [
      section('{"color":true}'),
      '/x/config.json: "docker-images.color" must be auto, always or never, not true',
    ],
    [
      section('{"storeShared":"1"}'),
      '/x/config.json: "docker-images.storeShared" must be true or false, not "1"',
    ],
    [
      section('{"store":"~/s"}'),
      '/x/config.json: "docker-images.store" must be an absolute path, not "~/s"',
    ],
    [section('{"View":"tree"}'), `/x/config.json: unknown key "docker-images.View"; ${known}`],
    [section('{"__proto__":1}'), `/x/config.json: unknown key "docker-images.__proto__"; ${known}`],
    [section('{"a\\nb":1}'), `/x/config.json: unknown key "docker-images.a\\nb"; ${known}`],
    [section('{"view":null}'), expect.stringMatching(/, not null$/)],
    [section('{"view":{"a":1}}'), expect.stringMatching(/, not \{"a":1\}$/)],
    [section(`{"view":"${'x'.repeat(99)}"}`), expect.stringMatching(/, not "x{59}…$/)],
    [section('null'), '/x/config.json: "docker-images" must hold an object, not null'],
    [section('["view"]'), '/x/config.json: "docker-images" must hold an object, not ["view"]'],
    [section('1e999'), expect.stringMatching(/must hold an object/)],
    [{ system: '{"view":1}' }, '/x/system.json: "view" must be classic, compact or tree, not 1'],
    [{ system: '{"auths":{}}' }, `/x/system.json: unknown key "auths"; ${known}`],
    [{ system: '[]' }, '/x/system.json: the file must hold an object, not []'],
    [
      { system: '{"view":\n\n!' },
      expect.stringMatching(/^\/x\/system.json: invalid character '!'/),
    ],
    [
      { environment: { DOCKER_IMAGES_VIEW: 'big' } },
      'DOCKER_IMAGES_VIEW must be classic, compact or tree, not "big"',
    ],
    [
      { environment: { DOCKER_IMAGES_STORE_SHARED: 'yes' } },
      'DOCKER_IMAGES_STORE_SHARED must be 1 or 0, not "yes"',
    ],
  ])('%j', (given, message) => {
    const line = complaint(given);
    expect(line).toEqual(message);
    expect(line).not.toContain('\n');
  });

  test('a system file that cannot be read', () => {
    mkdirSync(join(folder, 'system.json'));
    expect(complaint({})).toBe('read /x/system.json: is a directory');
    rmSync(join(folder, 'system.json'), { recursive: true });
    writeFileSync(join(folder, 'system.json'), '{}');
    chmodSync(join(folder, 'system.json'), 0);
    if (process.getuid?.() === 0) return;
    expect(complaint({})).toBe('open /x/system.json: permission denied');
  });
});

test('a place that cannot have the system file is as good as none', () => {
  writeFileSync(join(folder, 'file'), '');
  const { config } = loadConfigFile(folder);
  const systemFile = join(folder, 'file', 'config.json');
  expect(loadSettings({ environment: {}, config, systemFile })).toEqual(DEFAULTS);
});

test.runIf(process.platform === 'linux')('the system file lies where such files lie', () => {
  expect(systemSettingsFile('linux', {})).toBe('/etc/docker-images/config.json');
  expect(systemSettingsFile('win32', {})).toContain('docker-images');
});
