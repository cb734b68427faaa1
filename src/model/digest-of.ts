import { createHash } from 'node:crypto';
import { type Digest, parseDigest } from './digest.ts';

// Apart from digest.ts because loading node:crypto takes longer than all else a list needs.

/** The sha256 digest of some bytes. */
export function digestOf(bytes: Uint8Array): Digest {
  return parseDigest(`sha256:${createHash('sha256').update(bytes).digest('hex')}`);
}
