import { gzipSync } from 'node:zlib';
import type { Descriptor } from '../../src/model/descriptor.ts';
import { digestOf } from '../../src/model/digest-of.ts';
import { OCI_CONFIG, OCI_INDEX, OCI_LAYER_GZIP, OCI_MANIFEST } from '../../src/model/media-type.ts';
import type { FakeRegistry } from '../fake/fake-registry.ts';
import { makeLayer } from './make-archive.ts';

/** An image in a registry. */
export interface RemoteImageRecipe {
  readonly repository: string;
  readonly tag: string;
  /** Contents of one file each. */
  readonly layers: readonly string[];
  readonly architecture?: string;
  readonly variant?: string;
  /** In the place of what the layers are. */
  readonly diffIds?: readonly string[];
  /** In the place of gzip. */
  readonly pack?: (tar: Buffer) => Buffer;
  readonly configType?: string;
}

/** What points at the parts of it. */
export interface MadeImage {
  readonly manifest: Descriptor;
  readonly config: Descriptor;
  readonly layers: readonly Descriptor[];
}

/** Puts an image into a registry. */
export function makeRemoteImage(registry: FakeRegistry, recipe: RemoteImageRecipe): MadeImage {
  const { architecture = 'amd64', variant, pack = gzipSync, configType = OCI_CONFIG } = recipe;
  const tars = recipe.layers.map((content) => makeLayer({ 'etc/': '', 'etc/file': content }));
  const created = '2024-01-02T03:04:05Z';
  const config = registry.addBlob(
    JSON.stringify({
      architecture,
      os: 'linux',
      ...(variant === undefined ? {} : { variant }),
      created,
      config: { Env: ['A=b'] },
      history: tars.map((_, at) => ({ created, created_by: `step ${at}` })),
      rootfs: { type: 'layers', diff_ids: recipe.diffIds ?? tars.map((tar) => digestOf(tar)) },
    }),
    configType,
  );
  const layers = tars.map((tar) => registry.addBlob(pack(tar), OCI_LAYER_GZIP));
  const document = { schemaVersion: 2, mediaType: OCI_MANIFEST, config, layers };
  return {
    manifest: registry.addManifest(recipe.repository, recipe.tag, document),
    config,
    layers,
  };
}

/** Puts an index over images into a registry. Descriptors carry their platforms already. */
export function makeRemoteIndex(
  registry: FakeRegistry,
  { repository, tag }: { readonly repository: string; readonly tag: string },
  manifests: readonly object[],
): Descriptor {
  const document = { schemaVersion: 2, mediaType: OCI_INDEX, manifests };
  return registry.addManifest(repository, tag, document);
}
