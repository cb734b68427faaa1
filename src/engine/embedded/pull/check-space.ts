import { freeSpace } from '../../../content/disk.ts';
import { errorCode } from '../../../go/system-error.ts';
import type { Descriptor } from '../../../model/descriptor.ts';
import { StoreError } from '../../../model/errors.ts';
import type { LocalStore } from '../local-store.ts';

const RESERVE = 64 * 1024 * 1024; // bytes

/** Refuses early what cannot fit: nothing is worse than a disk filled by half an image. Throws StoreError. */
export async function checkSpace(store: LocalStore, layers: readonly Descriptor[]): Promise<void> {
  const missing = layers.filter((layer) => !store.blobs.has(layer));
  if (missing.length === 0) return;
  const needed = missing.reduce((sum, { size }) => sum + size, 0);
  const free = await freeBytes(store.place.ingest);
  if (free === null || needed + RESERVE <= free) return;
  const amounts = `${needed} bytes and some room to work in, ${free} bytes are free`;
  throw new StoreError(`write ${store.place.root}: no space left on device: needs ${amounts}`);
}

/** Null where the system does not say. */
async function freeBytes(path: string): Promise<number | null> {
  try {
    return await freeSpace(path);
  } catch (error) {
    if (errorCode(error) === '') throw error;
    return null;
  }
}
