import { join } from 'node:path';
import { fileFacts, listFolder } from '../../../content/disk.ts';
import type { StorePlace } from '../../../content/store-place.ts';
import { type Digest, isDigest } from '../../../model/digest.ts';

/** A blob on the disk. */
export interface BlobFile {
  readonly digest: Digest;
  readonly path: string;
  /** Bytes. */
  readonly size: number;
  /** When it was written, in milliseconds since 1970 UTC. */
  readonly written: number;
}

/** All blobs of a store, of whatever algorithm. Files whose name is no digest are none. */
export async function listBlobs(place: StorePlace): Promise<readonly BlobFile[]> {
  const algorithms = await listFolder(join(place.layout, 'blobs'));
  const lists = await Promise.all(algorithms.map((algorithm) => blobsBy(place, algorithm)));
  return lists.flat();
}

async function blobsBy(place: StorePlace, algorithm: string): Promise<readonly BlobFile[]> {
  const folder = place.blobs(algorithm);
  const names = await listFolder(folder);
  return names.flatMap((name) => {
    const digest = `${algorithm}:${name}`;
    const path = join(folder, name);
    const facts = isDigest(digest) ? fileFacts(path) : null;
    if (facts === null || !isDigest(digest)) return [];
    return [{ digest, path, size: facts.size, written: facts.mtimeMs }];
  });
}
