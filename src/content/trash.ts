import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { errorCode } from '../go/system-error.ts';
import type { Digest } from '../model/digest.ts';
import { renameFile } from './disk.ts';
import { removeQuietly } from './remove-quietly.ts';
import type { StorePlace } from './store-place.ts';

/** Paths of condemned files, out of everyone's sight. */
export type TrashList = readonly string[];

/**
 * Takes blobs out of the store. To be called under the lock, once no name leads to them: moving is quick,
 * removing may take its time later. What is not there any more is fine.
 */
export async function throwAway(place: StorePlace, digests: readonly Digest[]): Promise<TrashList> {
  const trash: string[] = [];
  for (const digest of digests) {
    const path = join(place.trash, randomUUID());
    try {
      await renameFile(place.blob(digest), path);
      trash.push(path);
    } catch (error) {
      if (errorCode(error) !== 'ENOENT') throw error;
    }
  }
  return trash;
}

/** Removes what was thrown away. What cannot be removed now is swept later. */
export async function emptyTrash(trash: TrashList): Promise<void> {
  for (const path of trash) await removeQuietly(path);
}
