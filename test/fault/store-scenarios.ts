import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { EmbeddedOptions } from '../../src/engine/embedded/embedded-parts.ts';
import type { ImageEngine } from '../../src/engine/engine.ts';
import { parseReference } from '../../src/model/reference.ts';
import { makeArchive, makeLayer } from '../make/make-archive.ts';
import type { FaultyEngine } from './build-faulty-engine.ts';

// In memory, where there is such a place: a thousand stores are made, and each waits for its disk.
const QUICK_DISK = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();

/** Something a user does with a store, step by step of the disk. */
export interface StoreScenario {
  readonly name: string;
  readonly run: (engine: ImageEngine) => Promise<void>;
  /** Names that are there afterwards, and names that are not, when it says that it is done. */
  readonly brings: readonly string[];
  readonly takes: readonly string[];
}

const base = makeLayer({ 'etc/': '', 'etc/issue': 'base\n' });
const archive = makeArchive([
  { tags: ['keep:1', 'keep:2'], layers: [base, makeLayer({ keep: 'k' })] },
  { tags: ['old:1'], layers: [base, makeLayer({ old: 'o' })], config: { Labels: { age: 'old' } } },
  { tags: [], layers: [makeLayer({ hanging: 'h' })] },
]);
const second = makeArchive([
  { tags: ['new:1', 'keep:2'], layers: [base, makeLayer({ new: 'n' })] },
  { tags: ['other:1'], layers: [makeLayer({ other: 'x' })] },
]);

/** Everything that changes a store without a registry. */
export const SCENARIOS: readonly StoreScenario[] = [
  {
    name: 'load',
    run: (engine) => drain(engine.load(pieces(second))),
    brings: ['new:1', 'other:1'],
    takes: [],
  },
  {
    name: 'tag',
    run: (engine) => engine.tag('old:1', parseReference('young:1')),
    brings: ['young:1', 'old:1'],
    takes: [],
  },
  {
    name: 'rmi',
    run: async (engine) => void (await engine.remove('old:1')),
    brings: [],
    takes: ['old:1'],
  },
  {
    name: 'prune',
    run: async (engine) =>
      void (await engine.prune({ filters: new Map([['dangling', ['false']]]) })),
    brings: [],
    takes: ['old:1', 'keep:1', 'keep:2'],
  },
  {
    name: 'import',
    run: (engine) =>
      drain(
        engine.import(
          { kind: 'archive', bytes: pieces(makeLayer({ root: 'r' })) },
          { name: 'made:1', changes: ['ENV A=b'] },
        ),
      ),
    brings: ['made:1'],
    takes: [],
  },
];

/** A folder with a store that has the first names. */
export async function firstStore(faulty: FaultyEngine): Promise<string> {
  const root = join(mkdtempSync(join(QUICK_DISK, 'store-')), 'store');
  faulty.faults.arm(null);
  const engine = faulty.openEmbeddedEngine(engineOptions(root));
  await drain(engine.load(pieces(archive)));
  await engine.close();
  return root;
}

/** A copy of a store, as it would be had nobody touched it. */
export function copyStore(root: string): string {
  const copy = join(mkdtempSync(join(QUICK_DISK, 'store-')), 'store');
  cpSync(root, copy, { recursive: true, preserveTimestamps: true });
  return copy;
}

/** Removes a store of a test. */
export function dropStore(root: string): void {
  rmSync(join(root, '..'), { recursive: true, force: true });
}

/** What an engine of a test is told. */
export function engineOptions(root: string, more: Partial<EmbeddedOptions> = {}): EmbeddedOptions {
  return {
    root,
    pid: process.pid,
    command: 'test',
    userId: null,
    shared: true,
    onNotice: () => {},
    settings: () => {
      throw new Error('no registry is set up');
    },
    architecture: 'amd64',
    now: () => new Date('2026-11-20T15:00:00Z'),
    imageDate: () => new Date('2026-11-20T15:00:00Z'),
    product: () => 'docker-images 0.0.0',
    pause: () => Promise.resolve(),
    ...more,
  };
}

/** All tags of a store. */
export async function namesOf(engine: ImageEngine): Promise<readonly string[]> {
  const names: string[] = [];
  for await (const images of engine.list())
    names.push(...images.flatMap(({ repoTags }) => repoTags));
  return names;
}

/** Reads a stream to its end; a failure that it tells is thrown. */
export async function drain(
  messages: AsyncIterable<{ readonly error: { readonly message: string } | null }>,
): Promise<void> {
  for await (const { error } of messages) if (error !== null) throw new Error(error.message);
}

/** Bytes in pieces, as they come from a pipe. */
export async function* pieces(bytes: Uint8Array): AsyncGenerator<Uint8Array, void, undefined> {
  for (let at = 0; at < bytes.length; at += 4096) yield bytes.subarray(at, at + 4096);
}
