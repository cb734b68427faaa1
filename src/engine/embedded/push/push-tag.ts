import { indexEntry } from '../../../content/index-entry.ts';
import { addLine } from '../../../content/index-lines.ts';
import { shortId } from '../../../model/digest.ts';
import type { Reference } from '../../../model/reference.ts';
import type { RemoteRepository } from '../../../registry/repository.ts';
import { ByteProgress } from '../byte-progress.ts';
import { lockWait } from '../lock-wait.ts';
import type { LocalStore } from '../local-store.ts';
import type { Say } from '../message-stream.ts';
import { Slots } from '../slots.ts';
import type { PackedImage, PackedLayer } from './packed-image.ts';

/** What an upload needs around it. */
export interface PushParts {
  readonly store: LocalStore;
  readonly repository: RemoteRepository;
  readonly reference: Reference;
  readonly say: Say;
  readonly signal: AbortSignal;
  /** Ends all that is going on. */
  readonly stop: () => void;
}

const AT_A_TIME = 5;

/** Uploads an image: layers, configuration, and at last the manifest, so that nobody ever sees half of it. */
export async function pushTag(parts: PushParts, tag: string, image: PackedImage): Promise<void> {
  const { repository, say } = parts;
  await uploadLayers(parts, image.layers);
  if (!(await repository.hasBlob(image.config.digest))) {
    const { config } = image;
    const open = (offset: number): AsyncIterable<Uint8Array> =>
      parts.store.blobs.read(config, offset);
    await repository.uploadBlob(config, open, () => {});
  }
  const { descriptor, bytes } = image.manifest;
  const { digest, size, mediaType } = descriptor;
  await repository.putManifest(tag, mediaType, bytes);
  await remember(parts, image);
  say({ status: `${tag}: digest: ${digest} size: ${size}` });
  say({ aux: JSON.stringify({ Tag: tag, Digest: digest, Size: size }) });
}

/** From the top to the bottom, as docker tells them. */
async function uploadLayers(parts: PushParts, layers: readonly PackedLayer[]): Promise<void> {
  const { say, stop } = parts;
  const fromTop = [...new Map(layers.map((layer) => [layer.diffId, layer])).values()].toReversed();
  for (const { diffId } of fromTop) say({ id: shortId(diffId), status: 'Preparing' });
  const slots = new Slots(AT_A_TIME);
  const work = fromTop.map((layer) =>
    slots.run(
      () => uploadLayer(parts, layer),
      () => say({ id: shortId(layer.diffId), status: 'Waiting' }),
    ),
  );
  try {
    await Promise.all(work);
  } catch (error) {
    stop();
    throw error;
  } finally {
    await Promise.allSettled(work);
  }
}

async function uploadLayer(
  { store, repository, reference, say, signal }: PushParts,
  { descriptor, diffId }: PackedLayer,
): Promise<void> {
  signal.throwIfAborted();
  const id = shortId(diffId);
  if (await repository.hasBlob(descriptor.digest)) {
    say({ id, status: 'Layer already exists' });
    return;
  }
  for (const from of store.sources.find(descriptor.digest, reference)) {
    if (await repository.mountBlob(descriptor.digest, from)) {
      say({ id, status: `Mounted from ${from}` });
      return;
    }
  }
  const progress = new ByteProgress(say, id, descriptor.size);
  const open = (offset: number): AsyncIterable<Uint8Array> => store.blobs.read(descriptor, offset);
  await repository.uploadBlob(descriptor, open, (sent) => progress.tell('Pushing', sent));
  say({ id, status: 'Pushed' });
}

/** From now on the image has this digest in that repository. */
async function remember(
  { store, reference, signal }: PushParts,
  { manifest, config, layers }: PackedImage,
): Promise<void> {
  const { domain, path } = reference;
  const line = indexEntry(manifest.descriptor, {
    domain,
    path,
    digest: manifest.descriptor.digest,
  });
  const blobs = layers.map(({ descriptor }) => descriptor);
  await store.prepare();
  await store.names.update(
    (entries) => ({
      entries: addLine(entries, line),
      needed: [manifest.descriptor, config, ...blobs],
    }),
    lockWait(store, { signal }),
  );
  await store.sources.remember(blobs, reference);
}
