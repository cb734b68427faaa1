import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type Bundled, bundledPackages } from '../../script/package/bundled-packages.ts';
import { thirdPartyNotices } from '../../script/package/third-party-notices.ts';

const ROOT = resolve(import.meta.dirname, '../..');

function file(...modules: readonly string[]): Bundled {
  const all = modules.map((id) => [id, { renderedLength: 10 }]);
  return { modules: Object.fromEntries(all) };
}

function namesOf(...modules: readonly string[]): readonly string[] {
  return bundledPackages([file(...modules)], ROOT).map(({ name }) => name);
}

const TABLE = `${ROOT}/node_modules/cli-table3/src/table.js`;
const WIDTH = `${ROOT}/node_modules/string-width/index.js`;
const COLORS = `${ROOT}/node_modules/@colors/colors/safe.js`;

describe('bundledPackages()', () => {
  test('names each package once, with its scope, and none of the project itself', () => {
    const own = [`${ROOT}/src/main.ts`, '\0lazy-module:http', `${ROOT}/package.json`];
    expect(namesOf(...own, TABLE, `${ROOT}/node_modules/cli-table3/index.js`, COLORS)).toEqual([
      '@colors/colors',
      'cli-table3',
    ]);
  });

  test('finds a package within another, and behind a link that leads elsewhere', () => {
    const inner = '/elsewhere/node_modules/chalk/source/index.js';
    expect(namesOf(inner)).toEqual(['chalk']);
    expect(() => namesOf(`${ROOT}/node_modules/one/node_modules/@scope/two/a/b.js`)).toThrow(
      'package-lock.json does not know node_modules/one/node_modules/@scope/two',
    );
  });

  test('counts the few lines that the bundler adds', () => {
    expect(namesOf('\0rolldown/runtime.js')).toEqual(['rolldown']);
  });

  test('leaves out a package of which nothing was kept', () => {
    const empty = { modules: { [TABLE]: { renderedLength: 0 } } };
    expect(bundledPackages([empty], ROOT)).toEqual([]);
  });

  test('tells version, licence and checksum of the lock file, and what asks for what', () => {
    const [colors, table, width] = bundledPackages([file(TABLE), file(WIDTH, COLORS)], ROOT);
    expect(table).toMatchObject({
      version: expect.stringMatching(/^\d+\.\d+\.\d+$/),
      license: 'MIT',
      integrity: expect.stringMatching(/^sha512-[\w+/]{86}==$/),
      location: 'node_modules/cli-table3',
      needs: ['node_modules/@colors/colors', 'node_modules/string-width'],
    });
    expect(colors?.needs).toEqual([]);
    // What it asks for is not in this bundle.
    expect(width?.needs).toEqual([]);
  });

  test('refuses a package that the lock file does not know', () => {
    expect(() => namesOf(`${ROOT}/node_modules/unheard-of/index.js`)).toThrow(
      'package-lock.json does not know node_modules/unheard-of',
    );
  });
});

describe('thirdPartyNotices()', () => {
  test('has each text once, under all whose it is', () => {
    const packages = bundledPackages(
      [file(`${ROOT}/node_modules/docker-modem/a.js`, `${ROOT}/node_modules/dockerode/a.js`)],
      ROOT,
    );
    const notices = thirdPartyNotices(packages, ROOT);
    expect(notices).toMatch(/^docker-modem \S+ \(Apache-2\.0\)\ndockerode \S+ \(Apache-2\.0\)\n/m);
    expect(notices.match(/TERMS AND CONDITIONS FOR USE/g)).toHaveLength(1);
  });

  test('names, in what was built, the packages that the program is made with', () => {
    const notices = readFileSync(join(ROOT, 'dist/THIRD-PARTY-NOTICES'), 'utf8');
    for (const name of ['chalk', 'cli-table3', 'commander', 'dockerode', 'pretty-bytes']) {
      expect(notices).toMatch(new RegExp(`^${name} \\d`, 'm'));
    }
  });

  test('refuses a package that comes without a licence text', () => {
    const [negotiate] = bundledPackages(
      [file(`${ROOT}/node_modules/proxy-agent-negotiate/dist/index.js`)],
      ROOT,
    );
    expect(negotiate).toBeDefined();
    expect(() => thirdPartyNotices(negotiate ? [negotiate] : [], ROOT)).toThrow(
      'proxy-agent-negotiate has no licence text',
    );
  });
});
