import { describe, expect, test } from 'vitest';
import { checkCounts } from '../../bench/counts/check-counts.ts';
import type { ModuleCount } from '../../bench/counts/count-modules.ts';
import { type Counted, type CountsFile, newLimits } from '../../bench/counts/counts-file.ts';

const IMPORTERS: Readonly<Record<string, readonly string[]>> = {
  'src/b.ts': ['src/a.ts', 'src/asleep.ts'],
  'src/c.ts': ['src/b.ts'],
  'node_modules/heavy/index.js': ['src/b.ts'],
  'node_modules/heavy/part.js': ['node_modules/heavy/index.js'],
};
const NEVER = [{ what: ['node_modules/heavy/', 'node:http'], except: ['help'] }];
const NATIVE = { target: 'linux-x64', file: 5000, data: 300, calls: { list: 30 } };
const before = counted({ list: ['src/a.ts'], help: ['src/a.ts'] });
const UNKNOWN = { target: 'linux-x64', file: 0, data: 0, calls: {} };
const limits = newLimits(before, { never: NEVER, native: UNKNOWN });

describe('checkCounts()', () => {
  test('says nothing of what the limits were made of', () => expect(check(before)).toEqual([]));

  test('says nothing of one module more', () => {
    expect(check(counted({ list: ['src/a.ts', 'src/b.ts'], help: [] }))).toEqual([]);
  });

  test('names what came in beyond the limit, and who brought it, but not what that brought', () => {
    const many = ['src/a.ts', 'src/b.ts', 'src/c.ts', 'src/d.ts', 'src/e.ts'];
    expect(check(counted({ list: many, help: [] }))).toEqual([
      'list: 5 modules are evaluated, more than 4',
      'list: src/b.ts is new: imported by src/a.ts',
      'list: src/d.ts is new',
      'list: src/e.ts is new',
    ]);
  });

  test('names what must never be loaded, where the rule holds', () => {
    const heavy = ['src/b.ts', 'node_modules/heavy/index.js', 'node_modules/heavy/part.js'];
    expect(check(counted({ list: heavy, help: heavy }))).toEqual([
      'list: node_modules/heavy/index.js must not be loaded: imported by src/b.ts',
    ]);
  });

  test('sees what a package asks for, and what Node loads by itself', () => {
    const asked = new Map([['node:fs', 'src/a.ts']]);
    const list = { modules: ['src/a.ts'], asked, loaded: ['node:http'] };
    expect(check({ ...before, commands: new Map([...before.commands, ['list', list]]) })).toEqual([
      'list: node:http must not be loaded',
      'list: node:fs was not loaded before: src/a.ts asks for it',
    ]);
  });

  test('says once what holds for all', () => {
    const all = ['src/b.ts', 'node_modules/heavy/index.js'];
    const rules: CountsFile = { ...limits, never: [{ what: ['node_modules/heavy/'] }] };
    expect(check(counted({ list: all, help: all }), rules)).toEqual([
      'every command: node_modules/heavy/index.js must not be loaded: imported by src/b.ts',
    ]);
  });

  test('compares bytes', () => {
    const bytes = { program: 1020, package: 2041 };
    expect(check({ ...before, bytes })).toEqual(['the package has 2041 bytes, more than 2040']);
  });

  test('compares allocations of the same version of Node only', () => {
    const more = { 'images @0': 526 };
    expect(check({ ...before, allocations: { node: 20, bytes: more } })).toEqual([
      'images @0: allocates 526 bytes, more than 525',
    ]);
    expect(check({ ...before, allocations: { node: 22, bytes: more } })).toEqual([]);
  });

  test('compares sizes and system calls of the native program', () => {
    const fine = { ...NATIVE, file: 5100, data: 306, calls: { list: 31 } };
    expect(check({ ...before, native: fine })).toEqual([]);
    const more = { ...NATIVE, file: 5101, data: 307, calls: { list: 32, unknown: 1 } };
    expect(check({ ...before, native: more })).toEqual([
      'the native program has 5101 bytes, more than 5100',
      "the native program's data has 307 bytes, more than 306",
      'list: makes 32 system calls, more than 31',
      'unknown: makes 1 system calls, more than 0',
    ]);
  });

  test('says nothing of a native program that is not there, and keeps its limits', () => {
    const without = { ...before, native: null };
    expect(check(without)).toEqual([]);
    expect(newLimits(without, limits).native).toEqual(limits.native);
  });

  test('keeps the limits of system calls where they cannot be counted', () => {
    const native = { ...NATIVE, file: 6000, calls: null };
    const uncounted = { ...before, native };
    expect(check(uncounted)).toEqual(['the native program has 6000 bytes, more than 5100']);
    expect(newLimits(uncounted, limits).native).toEqual({ ...limits.native, file: 6120 });
  });

  test('refuses a rule for a command that there is not, and a command without limits', () => {
    const rule = { ...limits, never: [{ what: [], in: ['lst'] }] };
    expect(() => check(before, rule)).toThrow('a rule for "lst"');
    const fresh = counted({ list: [], help: [], other: [] });
    expect(() => check(fresh)).toThrow('no limits for "other"');
  });
});

function check(now: Counted, file: CountsFile = limits): readonly string[] {
  return checkCounts(now, file, (module) => IMPORTERS[module] ?? []);
}

function counted(modules: Readonly<Record<string, readonly string[]>>): Counted {
  const count = (list: readonly string[]): ModuleCount => ({
    modules: list,
    asked: new Map(),
    loaded: [],
  });
  return {
    bytes: { program: 1000, package: 2000 },
    allocations: { node: 20, bytes: { 'images @0': 500 } },
    native: NATIVE,
    commands: new Map(Object.entries(modules).map(([name, list]) => [name, count(list)])),
  };
}
