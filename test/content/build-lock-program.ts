import { chmodSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build, type Plugin } from 'esbuild';
import type * as lockParts from './lock-parts.ts';

/** What lock-parts.ts exports. */
export type LockParts = typeof lockParts;

/** Loads the lock with a disk that does what tests say. */
export async function loadLockParts(): Promise<LockParts> {
  const path = await buildLockProgram('test/content/lock-parts.ts');
  const parts: LockParts = await import(pathToFileURL(path).href);
  return parts;
}

/** Bundles a program with the disk of the tests, for plain node and for any user. Returns its path. */
export async function buildLockProgram(entry: string): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'lock-program-'));
  chmodSync(folder, 0o755);
  const outfile = join(folder, 'program.mjs');
  await build({
    entryPoints: [entry],
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    plugins: [diskOfTests],
    logLevel: 'warning',
  });
  return outfile;
}

const DISK = resolve('src/content/disk.ts');
const DISK_OF_TESTS = resolve('test/content/lock-disk.ts');

/** Only the disk of the tests itself gets the real one. */
const diskOfTests: Plugin = {
  name: 'disk-of-tests',
  setup: (bundler) => {
    bundler.onResolve({ filter: /\/disk\.ts$/ }, ({ path, resolveDir, importer }) => {
      if (resolve(resolveDir, path) !== DISK) return null;
      return { path: importer === DISK_OF_TESTS ? DISK : DISK_OF_TESTS };
    });
  },
};
