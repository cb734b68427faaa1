import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

// PROGRAM=native npm test: what is started is the native program, which must have been built.
const isNative = process.env['PROGRAM'] === 'native';
const machine = `${process.platform}-${process.arch}`;
const clock = resolve(import.meta.dirname, 'differential/pin-clock.mjs');
const script = resolve(import.meta.dirname, '../bin/docker-images.js');
const executable = resolve(import.meta.dirname, '../dist/native', machine, 'docker-images');

/** The words that start the program. */
export const PROGRAM: readonly string[] = isNative ? [executable] : [process.execPath, script];

/** The words that start it with a clock that stands at the second in the variable PINNED_NOW. */
export async function programWithPinnedClock(): Promise<readonly string[]> {
  if (!isNative) return [process.execPath, '--import', clock, script];
  const { compileNative } = await import('../script/compile-native.ts');
  const folder = mkdtempSync(join(tmpdir(), 'pinned-program-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  const outfile = join(folder, 'docker-images');
  await compileNative([{ target: machine, outfile, prelude: clock }]);
  return [outfile];
}
