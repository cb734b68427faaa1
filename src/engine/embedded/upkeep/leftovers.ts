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
const OWNER =
  /^(?:[0-9a-f]+\.)?([0-9a-f]{16})\.(?:part|\d+\.spool|owner)$|^([0-9a-f]{16})\.\d+\.spool$/;

/**
 * What dead programs left: parts of downloads, which the next pull takes up, content that was never named,
 * files on their way into the trash.
 */
export async function findLeftovers(store: LocalStore): Promise<readonly Leftover[]> {
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
    const [, first, second] = OWNER.exec(name) ?? [];
    const owner = first ?? second;
    if (owner === undefined || !(await store.owners.isAlive(owner))) dead.push(join(ingest, name));
  }
  const isTemporary = (name: string): boolean => name.endsWith('.tmp');
  return [
    ...dead,
    ...bin.map((name) => join(trash, name)),
    ...notes.filter(isTemporary).map((name) => join(cache, name)),
    ...top.filter(isTemporary).map((name) => join(root, name)),
    ...inLayout.filter(isTemporary).map((name) => join(layout, name)),
  ].flatMap((path) => {
    const facts = fileFacts(path);
    return facts === null ? [] : [{ path, size: facts.size, written: facts.mtimeMs }];
  });
}
