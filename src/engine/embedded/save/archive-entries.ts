import type { TarSource } from '../../../archive/write-tar.ts';
import { descriptorDocument } from '../../../model/descriptor.ts';
import type { Digest } from '../../../model/digest.ts';
import { OCI_INDEX } from '../../../model/media-type.ts';
import { familiarName, familiarString, referenceString } from '../../../model/reference.ts';
import type { ArchivedBlob, ArchivedImage } from './archived-image.ts';
import type { SelectedImage } from './select-images.ts';

/** An image, its tags, and the content an archive has of it. */
export interface SavedImage extends SelectedImage {
  readonly archived: ArchivedImage;
}

const FOLDER_MODE = 0o755;
const FILE_MODE = 0o644;

/**
 * What an archive of images holds, in its order: an OCI layout that is a docker-archive, too. Nothing in it
 * depends on when and where it is made.
 */
export function archiveEntries(images: readonly SavedImage[]): readonly TarSource[] {
  const blobs = new Map<Digest, ArchivedBlob>();
  for (const { archived } of images) {
    for (const blob of [archived.config, archived.manifest, ...archived.layers]) {
      blobs.set(blob.descriptor.digest, blob);
    }
  }
  const sorted = [...blobs].toSorted(([left], [right]) => (left < right ? -1 : 1));
  const repositories = repositoriesDocument(images);
  return [
    folder('blobs/'),
    folder('blobs/sha256/'),
    ...sorted.map(([digest, { descriptor, content }]) =>
      file(blobPath(digest), descriptor.size, content),
    ),
    document('index.json', indexDocument(images)),
    document('manifest.json', images.map(manifestEntry)),
    // With a blank, as docker writes it.
    text('oci-layout', '{"imageLayoutVersion": "1.0.0"}'),
    ...(repositories === null ? [] : [document('repositories', repositories)]),
  ];
}

function indexDocument(images: readonly SavedImage[]): unknown {
  const manifests = images.flatMap(({ tags, archived, image }) => {
    const descriptor = { ...archived.manifest.descriptor, platform: image.facts.platform };
    if (tags.length === 0) return [descriptorDocument(descriptor)];
    return tags.map((tag) => {
      const annotations = {
        'io.containerd.image.name': referenceString(tag),
        'org.opencontainers.image.ref.name': tag.tag ?? '',
      };
      return descriptorDocument({ ...descriptor, annotations });
    });
  });
  return { schemaVersion: 2, mediaType: OCI_INDEX, manifests };
}

function manifestEntry({ tags, archived, image }: SavedImage): unknown {
  const { layers } = image.facts;
  return {
    Config: blobPath(archived.config.descriptor.digest),
    RepoTags: tags.length === 0 ? null : tags.map(familiarString),
    Layers: archived.layers.map(({ descriptor }) => blobPath(descriptor.digest)),
    LayerSources: Object.fromEntries(
      archived.layers.flatMap(({ descriptor }, at) => {
        const layer = layers[at];
        return layer === undefined ? [] : [[layer.diffId, descriptorDocument(descriptor)]];
      }),
    ),
  };
}

/** Repository to tag to the top layer; null when nothing has a tag. */
function repositoriesDocument(images: readonly SavedImage[]): unknown {
  const rows = images.flatMap(({ tags, image }) => {
    const top = image.facts.layers.at(-1)?.diffId;
    if (top === undefined) return [];
    return tags.map((tag) => ({ name: familiarName(tag), tag: tag.tag ?? '', top: hexOf(top) }));
  });
  const names = [...new Set(rows.map(({ name }) => name))].toSorted();
  if (names.length === 0) return null;
  const tagsOf = (name: string): readonly (readonly [string, string])[] =>
    rows
      .filter((row) => row.name === name)
      .map(({ tag, top }) => [tag, top] as const)
      .toSorted(([left], [right]) => (left < right ? -1 : 1));
  return Object.fromEntries(names.map((name) => [name, Object.fromEntries(tagsOf(name))]));
}

function folder(name: string): TarSource {
  return { name, kind: 'directory', size: 0, mode: FOLDER_MODE, mtime: 0, content: nothing };
}

function document(name: string, value: unknown): TarSource {
  return text(name, JSON.stringify(value));
}

function text(name: string, content: string): TarSource {
  const bytes = new TextEncoder().encode(content);
  return file(name, bytes.length, async function* () {
    yield bytes;
  });
}

function file(name: string, size: number, content: () => AsyncIterable<Uint8Array>): TarSource {
  return { name, kind: 'file', size, mode: FILE_MODE, mtime: 0, content };
}

async function* nothing(): AsyncGenerator<Uint8Array, void, undefined> {}

function blobPath(digest: Digest): string {
  return `blobs/${digest.replace(':', '/')}`;
}

function hexOf(digest: Digest): string {
  return digest.slice(digest.indexOf(':') + 1);
}
