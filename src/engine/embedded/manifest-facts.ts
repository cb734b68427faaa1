import { createHash } from 'node:crypto';
import { type Digest, parseDigest } from '../../model/digest.ts';
import type { Moment } from '../../model/image-config.ts';
import type { Descriptor } from '../../model/descriptor.ts';
import type { Platform } from '../../model/platform.ts';

/** A layer in its place: the same blob above other layers is another. */
export interface StoredLayer {
  readonly chainId: Digest;
  readonly diffId: Digest;
  readonly blob: Digest;
  /** Bytes of the blob as it lies here. */
  readonly blobSize: number;
  /** Bytes as docker counts them. */
  readonly size: number;
}

/** What a manifest says, read once; it never changes. */
export interface ManifestFacts {
  readonly manifest: Digest;
  readonly mediaType: string;
  /** Bytes of the manifest. */
  readonly manifestSize: number;
  readonly config: Pick<Descriptor, 'digest' | 'size'>;
  readonly created: Pick<Moment, 'seconds' | 'nanoseconds'> | null;
  readonly platform: Platform;
  /** From the bottom to the top. */
  readonly layers: readonly StoredLayer[];
  readonly labels: ReadonlyMap<string, string>;
}

/** The name of a layer above others. https://github.com/opencontainers/image-spec/blob/v1.1.1/config.md#layer-chainid */
export function chainIdOf(below: Digest | null, diffId: Digest): Digest {
  if (below === null) return diffId;
  return parseDigest(`sha256:${createHash('sha256').update(`${below} ${diffId}`).digest('hex')}`);
}

/** Bytes of an image as docker counts them. */
export function imageSize({ layers }: Pick<ManifestFacts, 'layers'>): number {
  return layers.reduce((sum, { size }) => sum + size, 0);
}
