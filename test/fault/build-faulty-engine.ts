import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build, type Plugin } from 'esbuild';
import type { openEmbeddedEngine } from '../../src/engine/embedded/embedded-engine.ts';
import type { Faults } from './faults.ts';

/** The embedded engine on a disk that fails when it is told to. */
export interface FaultyEngine {
  readonly openEmbeddedEngine: typeof openEmbeddedEngine;
  readonly faults: Faults;
}

const DISK = resolve('src/content/disk.ts');
const FAULTY_DISK = resolve('test/fault/faulty-disk.ts');

/** Builds the program part with the faulty disk and loads it. */
export async function loadFaultyEngine(): Promise<FaultyEngine> {
  const path = await bundleFaulty('test/fault/faulty-engine.ts');
  const loaded: FaultyEngine = await import(pathToFileURL(path).href);
  return loaded;
}

/** A bundle of an entry in which the faulty disk stands for the disk. Returns its path. */
export async function bundleFaulty(entry: string): Promise<string> {
  const outfile = join(mkdtempSync(join(tmpdir(), 'faulty-')), 'faulty.mjs');
  await build({
    entryPoints: [entry],
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    plugins: [faultyDisk],
    logLevel: 'warning',
  });
  return outfile;
}

/** Only the faulty disk itself gets the real one. */
const faultyDisk: Plugin = {
  name: 'faulty-disk',
  setup: (bundler) => {
    bundler.onResolve({ filter: /\/disk\.ts$/ }, ({ path, resolveDir, importer }) => {
      if (resolve(resolveDir, path) !== DISK) return null;
      return { path: importer === FAULTY_DISK ? DISK : FAULTY_DISK };
    });
  },
};
