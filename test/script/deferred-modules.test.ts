import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'rolldown';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { deferredModules } from '../../script/deferred-modules.ts';
import { callHook } from './call-hook.ts';

let folder = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'deferred-'));
});

afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** What takes the place of a module. */
function standIn(source: string): string {
  const path = join(folder, 'module.ts');
  writeFileSync(path, source);
  return String(callHook(deferredModules(), 'load', `\0deferred:${path}`));
}

/** The same, as a module that is loaded. opened counts how often the real one was. */
async function loaded(source: string, real: Readonly<Record<string, unknown>>) {
  const opened: unknown[] = [];
  const open = (path: string): unknown => opened.push(path) && real;
  const text = standIn(source).replace('import(', 'globalThis.openForTest(');
  Reflect.set(globalThis, 'openForTest', open);
  const module: Readonly<Record<string, (...list: unknown[]) => unknown>> = await import(
    `data:text/javascript,${encodeURIComponent(text)}`
  );
  return { module, opened };
}

test('the real module is opened at the first call, and only then', async () => {
  const { module, opened } = await loaded('export function add(a, b) {}', {
    add: (a: number, b: number) => a + b,
  });
  expect(opened).toEqual([]);
  expect(module['add']?.(1, 2)).toBe(3);
  expect(module['add']?.(3, 4)).toBe(7);
  expect(opened).toHaveLength(1);
});

test('a class can be made', async () => {
  class Counter {
    readonly start: unknown;
    constructor(start: unknown) {
      this.start = start;
    }
  }
  const { module } = await loaded('export class Counter {}', { Counter });
  const made: unknown = Reflect.construct(module['Counter'] ?? Object, [5]);
  expect(made).toBeInstanceOf(Counter);
  expect(made).toEqual({ start: 5 });
});

test('types need nothing', () => {
  const source = 'export interface A {}\nexport type B = A;\nexport async function* c() {}';
  expect(standIn(source).match(/^export let \w+/gm)).toEqual(['export let c']);
});

test('a module with a value that is there at once cannot wait', () => {
  expect(() => standIn('export const A = 1;')).toThrow('A is there at once');
});

/** A build of one file, written nowhere. */
function built(input: string): Promise<unknown> {
  return build({ input, plugins: [deferredModules()], write: false });
}

test('a build fails in which nothing imports such a module', async () => {
  await expect(built('src/go/float.ts')).rejects.toThrow(
    /nothing imports .*src\/go\/widen-pipe\.ts, /,
  );
});

test('a build that fails for another reason says that one', async () => {
  const input = join(folder, 'broken.js');
  writeFileSync(input, 'let a = ;');
  await expect(built(input)).rejects.toThrow('Unexpected token');
});
