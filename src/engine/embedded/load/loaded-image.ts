import type { SpooledContent } from '../../../content/spool-file.ts';
import type { Compression } from '../../../archive/compression.ts';
import type { Descriptor } from '../../../model/descriptor.ts';
import type { Digest } from '../../../model/digest.ts';
import type { LayerFacts } from '../../../model/layer-facts.ts';
import {
  OCI_LAYER,
  OCI_LAYER_GZIP,
  OCI_LAYER_ZSTD,
  OCI_MANIFEST,
} from '../../../model/media-type.ts';
import { manifestDocument } from '../../../model/manifest.ts';
import type { Platform } from '../../../model/platform.ts';
import type { Reference } from '../../../model/reference.ts';

/** A layer of an image that comes in: on the disk already, or in the store. */
export interface LoadedLayer {
  readonly descriptor: Descriptor;
  readonly facts: LayerFacts;
  /** Null: it lies in the store. */
  readonly content: SpooledContent | null;
}

/** An image that comes in from outside of a registry. */
export interface LoadedImage {
  /** The digest of the configuration. */
  readonly id: Digest;
  readonly platform: Platform;
  readonly config: { readonly bytes: Uint8Array; readonly mediaType: string };
  readonly manifest: { readonly bytes: Uint8Array; readonly mediaType: string };
  readonly layers: readonly LoadedLayer[];
  readonly tags: readonly Reference[];
}

/** A manifest for content that came without one. */
export function newManifest(
  config: Descriptor,
  layers: readonly Pick<LoadedLayer, 'descriptor'>[],
): LoadedImage['manifest'] {
  const document = manifestDocument({
    kind: 'manifest',
    mediaType: OCI_MANIFEST,
    config,
    layers: layers.map(({ descriptor }) => descriptor),
  });
  return { bytes: new TextEncoder().encode(JSON.stringify(document)), mediaType: OCI_MANIFEST };
}

/** What a layer is called by what it is packed with. */
export function layerMediaType(compression: Compression): string {
  switch (compression) {
    case 'gzip':
      return OCI_LAYER_GZIP;
    case 'zstd':
      return OCI_LAYER_ZSTD;
    case 'none':
    case 'bzip2':
    case 'xz':
      return OCI_LAYER;
  }
}
