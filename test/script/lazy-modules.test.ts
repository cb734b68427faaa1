import { describe, expect, test } from 'vitest';
import { lazyModules } from '../../script/lazy-modules.ts';
import { callHook } from './call-hook.ts';

const STAND_IN = '\0lazy-module:';

function resolved(specifier: string, importer = '/src/main.ts'): unknown {
  return callHook(lazyModules(), 'resolveId', specifier, importer);
}

describe('what a file imports', () => {
  test.each([
    ['node:fs', `${STAND_IN}fs`],
    ['fs/promises', `${STAND_IN}fs/promises`],
    ['commander', `${STAND_IN}commander`],
    ['node:process', { id: 'node:process', external: true }],
    ['chalk', null],
    ['./file.ts', null],
  ])('%s is led to %j', (specifier, place) => {
    expect(resolved(specifier)).toEqual(place);
  });

  test('is the real thing where a stand-in asks for it', () => {
    expect(resolved('node:fs', `${STAND_IN}fs`)).toEqual({ id: 'node:fs', external: true });
    expect(resolved('commander', `${STAND_IN}commander`)).toBeNull();
  });
});

test.each([
  ['fs', 'require("node:fs")'],
  ['commander', 'require("commander")'],
])('the stand-in of %s loads %s later', (name, real) => {
  expect(callHook(lazyModules(), 'load', `${STAND_IN}${name}`)).toMatch(
    new RegExp(
      `^module\\.exports = require\\(.*\\)\\(\\(\\) => ${real.replace(/[()]/g, '\\$&')}\\);$`,
    ),
  );
  expect(callHook(lazyModules(), 'load', name)).toBeNull();
});

test('a build fails in which nothing imports a package by its name', () => {
  const plugin = lazyModules();
  callHook(plugin, 'resolveId', 'commander/esm.mjs', '/src/cli/parse.ts');
  expect(() => callHook(plugin, 'buildEnd')).toThrow('nothing imports commander now');
  callHook(plugin, 'resolveId', 'commander', '/src/cli/parse.ts');
  expect(() => callHook(plugin, 'buildEnd')).not.toThrow();
});
