import { decompress } from '../../archive/compression.ts';
import { IntegrityError, UnsupportedError } from '../../model/errors.ts';
import { formatPlatform, type Platform } from '../../model/platform.ts';
import type { ProgressMessage } from '../../model/progress-message.ts';
import { familiarString, type Reference } from '../../model/reference.ts';
import type { LoadOptions } from '../change-options.ts';
import { type Catalog, catalogOf } from './catalog.ts';
import type { EmbeddedParts } from './embedded-parts.ts';
import { findNamed } from './find-image.ts';
import { commitImages } from './load/commit-images.ts';
import type { LoadedImage } from './load/loaded-image.ts';
import { readDockerArchive } from './load/read-docker-archive.ts';
import { readOciArchive } from './load/read-oci-archive.ts';
import { SpooledArchive } from './load/spooled-archive.ts';
import type { LocalStore } from './local-store.ts';
import { messagesOf, type Say } from './message-stream.ts';
import { platformRank } from './platform-rank.ts';

/** Takes in all images of an archive, or none. */
export function loadImages(
  parts: EmbeddedParts,
  archive: AsyncIterable<Uint8Array>,
  options: LoadOptions,
): AsyncIterable<ProgressMessage> {
  return messagesOf((say, signal) => load(parts, archive, { options, say, signal }), options);
}

interface LoadCall {
  readonly options: LoadOptions;
  readonly say: Say;
  readonly signal: AbortSignal;
}

async function load(
  { store, architecture }: EmbeddedParts,
  bytes: AsyncIterable<Uint8Array>,
  { options, say, signal }: LoadCall,
): Promise<void> {
  await store.prepare();
  const archive = new SpooledArchive(store);
  try {
    const onProgress = options.quiet === true ? null : say;
    await archive.read(decompress(bytes), { signal, say: onProgress });
    const platform = options.platform ?? { os: 'linux', architecture };
    const images = await readImages(store, archive, platform);
    checkPlatforms(images, options.platform);
    const before = await catalogOf(store, await store.names.read());
    await commitImages(store, images, { signal, tagged: null });
    tellLoaded(say, images, before);
  } finally {
    await archive.discard();
  }
}

async function readImages(
  store: LocalStore,
  archive: SpooledArchive,
  platform: Platform,
): Promise<readonly LoadedImage[]> {
  const manifest = await archive.document('manifest.json');
  if (manifest !== null) return readDockerArchive(store, archive, manifest);
  const isLayout = archive.find('oci-layout') !== null && archive.find('index.json') !== null;
  if (isLayout) return readOciArchive(archive, platform);
  if (archive.find('repositories') !== null) {
    throw new UnsupportedError('archives of the first kind, without manifest.json, are not read');
  }
  throw new IntegrityError('unrecognized image format');
}

function checkPlatforms(images: readonly LoadedImage[], wanted: Platform | undefined): void {
  if (wanted === undefined) return;
  for (const { platform } of images) {
    if (platformRank(wanted, platform) !== null) continue;
    const [has, asked] = [platform, wanted].map(formatPlatform);
    throw new IntegrityError(`requested platform (${asked}) not found: found platform ${has}`);
  }
}

/** docker's own slip: IDs are told only when the last image had no tag. */
function tellLoaded(say: Say, images: readonly LoadedImage[], before: Catalog): void {
  const holders = new Map<string, string>();
  for (const { id, tags } of images) {
    for (const tag of tags) {
      const name = familiarString(tag);
      const old = holders.get(name) ?? holderOf(before, tag);
      if (old !== null && old !== id) {
        const what = `renaming the old one with ID ${old} to empty string`;
        say({ stream: `The image ${name} already exists, ${what}\n` });
      }
      holders.set(name, id);
      say({ stream: `Loaded image: ${name}\n` });
    }
  }
  if (images.at(-1)?.tags.length !== 0) return;
  for (const { id } of images) say({ stream: `Loaded image ID: ${id}\n` });
}

function holderOf(catalog: Catalog, tag: Reference): string | null {
  return findNamed(catalog, tag)?.id ?? null;
}
