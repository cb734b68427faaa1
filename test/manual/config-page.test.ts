import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { variables } from '../../src/command/manual/variables.ts';
import { CONFIG_FILE_TYPE } from '../../src/config/config-file-type.ts';
import { loadConfigFile } from '../../src/config/config-file.ts';
import { OWN_SETTINGS } from '../../src/config/own-settings.ts';
import { loadRegistriesFile } from '../../src/config/registries-file.ts';
import { CONFIG_KEYS } from '../../src/manual/config-keys.ts';
import { configPage } from '../../src/manual/config-page.ts';
import { REGISTRIES_EXAMPLE, REGISTRIES_KEYS } from '../../src/manual/registries-keys.ts';

const SRC = join(import.meta.dirname, '../../src');
const READ = [
  /(?:environment|\benv)\['([A-Za-z_]+)'\]/g,
  /\bvariable\('([A-Z_]+)'\)/g,
  /\bread\('([A-Z]+_[A-Z]+)'\)/g,
  /'(HTTPS?_PROXY)'/g,
];
// What our own copies tell each other.
const INTERNAL = new Set(['DOCKER_IMAGES_CALLER']);

test('every variable that the program reads is in the manual, and no other', () => {
  const sources = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts') && !path.includes('manual'))
    .map((path) => readFileSync(join(SRC, path), 'utf8'));
  const found = sources.flatMap((source) => [
    ...READ.flatMap((pattern) => Array.from(source.matchAll(pattern), ([, name = '']) => name)),
    ...Array.from(source.matchAll(/\{([^{}]*)\} = environment;/g), ([, names = '']) =>
      names.split(',').map((name) => /[A-Z_]+/.exec(name)?.[0] ?? ''),
    ).flat(),
  ]);
  const own = OWN_SETTINGS.flatMap(({ variable }) => variable ?? []);
  const read = [...new Set([...found, ...own])].filter((name) => !INTERNAL.has(name)).toSorted();
  expect(Object.keys(variables).toSorted()).toEqual(read);
});

test('every member of config.json that a command reads is explained, all others are named', () => {
  const { config } = loadConfigFile('/nonexistent');
  const spellings: Readonly<Record<string, string>> = {
    httpHeaders: 'HttpHeaders',
    own: 'docker-images',
  };
  const read = Object.keys(config)
    .filter((name) => name !== 'directory')
    .map((name) => spellings[name] ?? name);
  expect(Object.keys(CONFIG_KEYS).toSorted()).toEqual(read.toSorted());
  const text = configPage().text.replaceAll(/\\%|\\f.|\\(?=-)/g, '');
  for (const { json } of CONFIG_FILE_TYPE.fields) expect(text).toContain(json ?? '');
});

test('every key of registries.json that is explained is read, and its example is sound', () => {
  const home = mkdtempSync(join(tmpdir(), 'registries-'));
  const folder = join(home, '.config/docker-images');
  mkdirSync(folder, { recursive: true });
  const load = (text: string) => {
    writeFileSync(join(folder, 'registries.json'), text);
    return loadRegistriesFile({ HOME: home });
  };
  for (const { key } of REGISTRIES_KEYS) {
    expect(() => load(JSON.stringify({ [key]: 5 }))).toThrow('is expected');
  }
  const { mirrors, insecure, trustedRealms } = load(REGISTRIES_EXAMPLE);
  expect([mirrors.size, insecure.length, trustedRealms.length]).toEqual([2, 2, 1]);
  rmSync(home, { recursive: true });
  const source = readFileSync(join(SRC, 'config/registries-file.ts'), 'utf8');
  const read = Array.from(source.matchAll(/document\['([^']+)'\]/g), ([, key = '']) => key);
  expect(REGISTRIES_KEYS.map(({ key }) => key).toSorted()).toEqual(read.toSorted());
});
