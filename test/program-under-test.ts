import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

// PROGRAM=native npm test: what is started is the native program, which must have been built. PROGRAM=node: Node, also
// where command lines could do without a process of their own.
const program = process.env['PROGRAM'] ?? '';
const isNative = program === 'native';
const machine = `${process.platform}-${process.arch}`;
const script = resolve(import.meta.dirname, '../bin/docker-images.js');
const executable = resolve(import.meta.dirname, '../dist/native', machine, 'docker-images');

/** The words that start the program. */
export const PROGRAM: readonly string[] = isNative ? [executable] : [process.execPath, script];

/** Whether each command line is to be a process of its own. */
export const ALL_PROCESSES: boolean = program !== '';

/** What the words of PROGRAM lead to in Node: the module with main(). */
export const MAIN_MODULE: string = resolve(import.meta.dirname, '../dist/main.cjs');

/** Loaded before the program, it has the clock stand at the second in the variable PINNED_NOW. */
export const PINNED_CLOCK: string = resolve(import.meta.dirname, 'differential/pin-clock.mjs');

/** The words that start the program with that clock. */
export async function programWithPinnedClock(): Promise<readonly string[]> {
  if (!isNative) return [process.execPath, '--import', PINNED_CLOCK, script];
  const { compileNative } = await import('../script/compile-native.ts');
  const folder = mkdtempSync(join(tmpdir(), 'pinned-program-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  const outfile = join(folder, 'docker-images');
  await compileNative([{ target: machine, outfile, prelude: PINNED_CLOCK }]);
  return [outfile];
}
