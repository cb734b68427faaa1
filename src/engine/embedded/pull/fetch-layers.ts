import type { Descriptor } from '../../../model/descriptor.ts';
import { type Digest, shortId } from '../../../model/digest.ts';
import { IntegrityError } from '../../../model/errors.ts';
import { ByteProgress } from '../byte-progress.ts';
import { LAYERS_DIFFER, layerFacts } from '../read-manifest-facts.ts';
import { Slots } from '../slots.ts';
import { checkSpace } from './check-space.ts';
import { type FetchParts, fetchLayer } from './fetch-layer.ts';
import type { RemoteImage } from './resolve-image.ts';

const AT_A_TIME = 3;

/**
 * Brings all layers of an image into the store, three at a time. They are told complete strictly from the
 * bottom to the top, as docker does, which unpacks them in this order. Whether any was missing.
 */
export async function fetchLayers(parts: FetchParts, image: RemoteImage): Promise<boolean> {
  const { layers } = image.manifest;
  const present = countPresent(parts, layers);
  for (const [at, { digest }] of layers.entries()) {
    const status = at < present ? 'Already exists' : 'Pulling fs layer';
    parts.say({ id: shortId(digest), status });
  }
  for (const [at, layer] of layers.slice(0, present).entries()) {
    const { diffId } = await layerFacts(parts.store, layer);
    if (diffId !== image.config.diffIds[at]) throw new IntegrityError(LAYERS_DIFFER);
  }
  await checkSpace(parts.store, layers);
  await fetchMissing(parts, image, present);
  return present < layers.length;
}

/** How many layers, from the bottom, are here. */
function countPresent({ store }: FetchParts, layers: readonly Descriptor[]): number {
  const first = layers.findIndex((layer) => !store.blobs.has(layer));
  return first === -1 ? layers.length : first;
}

async function fetchMissing(parts: FetchParts, image: RemoteImage, from: number): Promise<void> {
  const missing = image.manifest.layers.slice(from);
  const work = startAll(parts, missing);
  try {
    for (const [at, layer] of missing.entries()) {
      const diffId = await work[at];
      if (diffId !== image.config.diffIds[from + at]) throw new IntegrityError(LAYERS_DIFFER);
      tellComplete(parts, layer);
    }
  } catch (error) {
    parts.stop();
    throw error;
  } finally {
    // Nothing goes on behind the caller's back.
    await Promise.allSettled(work);
  }
}

/** The diff IDs to be; a layer that occurs twice is fetched once. */
function startAll(parts: FetchParts, layers: readonly Descriptor[]): readonly Promise<Digest>[] {
  const slots = new Slots(AT_A_TIME);
  const started = new Map<Digest, Promise<Digest>>();
  return layers.map((layer) => {
    const work = started.get(layer.digest) ?? slots.run(() => start(parts, layer), tellWaiting);
    function tellWaiting(): void {
      parts.say({ id: shortId(layer.digest), status: 'Waiting' });
    }
    // It is asked about when its turn comes; until then its failure waits.
    work.catch(() => {});
    started.set(layer.digest, work);
    return work;
  });
}

async function start(parts: FetchParts, layer: Descriptor): Promise<Digest> {
  parts.signal.throwIfAborted();
  const isHere = parts.store.blobs.has(layer);
  const facts = isHere ? await layerFacts(parts.store, layer) : await fetchLayer(parts, layer);
  if (isHere) parts.say({ id: shortId(layer.digest), status: 'Download complete' });
  return facts.diffId;
}

function tellComplete({ say }: FetchParts, { digest, size }: Descriptor): void {
  const id = shortId(digest);
  new ByteProgress(say, id, size).tell('Extracting', size);
  say({ id, status: 'Pull complete' });
}
