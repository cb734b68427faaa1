import { createHash } from 'node:crypto';
import type { Digest } from '../model/digest.ts';

/** Whether bytes are what a digest names, by its own algorithm. */
export function matchesDigest(bytes: Uint8Array, digest: Digest): boolean {
  const [algorithm = ''] = digest.split(':', 1);
  return digest === `${algorithm}:${createHash(algorithm).update(bytes).digest('hex')}`;
}
