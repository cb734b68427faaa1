import { join } from 'node:path';
import { fileFacts, freeSpace, listFolder } from '../../../content/disk.ts';
import { errorCode } from '../../../go/system-error.ts';
import { ImageCliError } from '../../../model/errors.ts';
import type { StoreUsage } from '../../store-upkeep.ts';
import type { LocalStore } from '../local-store.ts';
import { type BlobFile, listBlobs } from './blob-inventory.ts';
import { findUnused } from './collect-garbage.ts';

/** What the store takes up on the disk. */
export async function storeUsage(store: LocalStore): Promise<StoreUsage> {
  const { place } = store;
  const blobs = sum(await listBlobs(place));
  const unused = sum(await unusedOrNone(store));
  const folders = await listFolder(place.layers);
  const records = await Promise.all([
    folderSize(place.cache),
    ...folders.map((name) => folderSize(join(place.layers, name))),
  ]);
  const index = fileFacts(place.index)?.size ?? 0;
  return {
    images: blobs - unused,
    unused,
    ingest: (await folderSize(place.ingest)) + (await folderSize(place.trash)),
    records: records.reduce((total, size) => total + size, index),
    free: await freeBytes(place.root),
  };
}

/** Where an image is damaged, all counts as needed. */
async function unusedOrNone(store: LocalStore): Promise<readonly BlobFile[]> {
  try {
    return await findUnused(store);
  } catch (error) {
    if (!(error instanceof ImageCliError)) throw error;
    store.onNotice(error.message);
    return [];
  }
}

async function folderSize(path: string): Promise<number> {
  const names = await listFolder(path);
  return names.reduce((total, name) => total + (fileFacts(join(path, name))?.size ?? 0), 0);
}

async function freeBytes(path: string): Promise<number | null> {
  try {
    return await freeSpace(path);
  } catch (error) {
    if (errorCode(error) === '') throw error;
    return null;
  }
}

function sum(blobs: readonly BlobFile[]): number {
  return blobs.reduce((total, { size }) => total + size, 0);
}
