import { join } from 'node:path';
import { fileFacts, listFolder } from '../../../content/disk.ts';
import type { LocalStore } from '../local-store.ts';

/** A file that nobody works at any more. */
export interface Leftover {
  readonly path: string;
  /** Bytes. */
  readonly size: number;
  /** When it was written, in milliseconds since 1970 UTC. */
  readonly written: number;
}

// "<hex>.<owner>.part", "<owner>.<number>.spool", "<owner>.owner"
const OWNER = /^(?:[0-9a-f]+\.)?([0-9a-f]{16})\.(?:part|owner|\d+\.spool)$/;
/** Files without an owner's name live for moments only; those who write them need no longer than this. */
const A_WHILE = 10 * 60 * 1000; // milliseconds

/**
 * What dead programs left: parts of downloads, which the next pull takes up, content that was never named,
 * files on their way into the trash.
 */
export async function findLeftovers(store: LocalStore, now: number): Promise<readonly Leftover[]> {
  const { ingest, trash, cache, root, layout } = store.place;
  const [parts, bin, notes, top, inLayout] = await Promise.all([
    listFolder(ingest),
    listFolder(trash),
    listFolder(cache),
    listFolder(root),
    listFolder(layout),
  ]);
  const dead: string[] = [];
  for (const name of parts) {
    const [, owner] = OWNER.exec(name) ?? [];
    const isDead = owner !== undefined && !(await store.owners.isAlive(owner));
    if (isDead) dead.push(join(ingest, name));
  }
  const nameless = [
    ...parts.filter((name) => !OWNER.test(name)).map((name) => join(ingest, name)),
    ...bin.map((name) => join(trash, name)),
    ...notes.filter(isTemporary).map((name) => join(cache, name)),
    ...top.filter(isTemporary).map((name) => join(root, name)),
    ...inLayout.filter(isTemporary).map((name) => join(layout, name)),
  ];
  const isForgotten = ({ written }: Leftover): boolean => now - written > A_WHILE;
  return [...dead.flatMap(describe), ...nameless.flatMap(describe).filter(isForgotten)];
}

function describe(path: string): readonly Leftover[] {
  const facts = fileFacts(path);
  return facts === null ? [] : [{ path, size: facts.size, written: facts.mtimeMs }];
}

function isTemporary(name: string): boolean {
  return name.endsWith('.tmp');
}
