import { removeFile } from '../../../content/disk.ts';
import { sweepTombstones } from '../../../content/tombstone.ts';
import { emptyTrash, throwAway } from '../../../content/trash.ts';
import { StoreError } from '../../../model/errors.ts';
import type { GarbageOptions, GarbageReport } from '../../store-upkeep.ts';
import { catalogOf } from '../catalog.ts';
import type { LocalStore } from '../local-store.ts';
import { lockWait } from '../lock-wait.ts';
import { neededContent } from '../unused-content.ts';
import { type BlobFile, listBlobs } from './blob-inventory.ts';
import { findLeftovers } from './leftovers.ts';

/** Other programs put content into a layout before they name it. */
const GRACE = 24 * 60 * 60 * 1000; // milliseconds

/**
 * Removes content that no name leads to, and what dead programs left, once it is a day old. Throws StoreError
 * when an image cannot be read, for then nobody knows what is needed.
 */
export async function collectGarbage(
  store: LocalStore,
  { all = false, ...options }: GarbageOptions,
  now: number,
): Promise<GarbageReport> {
  await store.prepare();
  const isOld = ({ written }: { readonly written: number }): boolean =>
    all || now - written > GRACE;
  const done: { condemned: readonly BlobFile[]; trash: readonly string[] } = {
    condemned: [],
    trash: [],
  };
  await store.lock.withLock(
    async () => {
      done.condemned = (await findUnused(store)).filter(isOld);
      done.trash = await throwAway(
        store.place,
        done.condemned.map(({ digest }) => digest),
      );
      await sweepTombstones(store.place.locks, store.identity, now);
    },
    lockWait(store, options),
  );
  await emptyTrash(done.trash);
  for (const { digest } of done.condemned) await removeFile(store.records.path(digest));
  const leftovers = (await findLeftovers(store, now)).filter(isOld);
  for (const { path } of leftovers) await removeFile(path);
  const removed = [...done.condemned, ...leftovers];
  return { files: removed.length, freed: removed.reduce((sum, { size }) => sum + size, 0) };
}

/** Content that no name leads to. Throws StoreError when that cannot be known. */
export async function findUnused(store: LocalStore): Promise<readonly BlobFile[]> {
  const entries = await store.names.read();
  const { lines, broken } = await catalogOf(store, entries);
  const [first] = broken;
  if (first !== undefined) {
    throw new StoreError(`${first.reason}; as long as that is so nothing is removed`);
  }
  const needed = neededContent(store, lines, entries);
  return (await listBlobs(store.place)).filter(({ digest }) => !needed.has(digest));
}
