import type { PartFile } from '../../../content/part-file.ts';
import type { Descriptor } from '../../../model/descriptor.ts';
import { shortId } from '../../../model/digest.ts';
import { errorCode } from '../../../go/system-error.ts';
import { IntegrityError, StoreError } from '../../../model/errors.ts';
import type { LayerFacts } from '../../../model/layer-facts.ts';
import type { RemoteRepository } from '../../../registry/repository.ts';
import { ByteProgress } from '../byte-progress.ts';
import type { LocalStore } from '../local-store.ts';
import type { Say } from '../message-stream.ts';
import { layerFacts } from '../read-manifest-facts.ts';
import { downloadBytes } from './download-bytes.ts';
import { receiveLayer } from './receive-layer.ts';
import { waitForOthers } from './wait-for-others.ts';

/** What fetching a layer needs around it. */
export interface FetchParts {
  readonly store: LocalStore;
  readonly repository: RemoteRepository;
  readonly say: Say;
  readonly signal: AbortSignal;
  /** Ends all that is going on. */
  readonly stop: () => void;
  readonly pause: (milliseconds: number, signal: AbortSignal) => Promise<void>;
}

/**
 * Brings a layer into the store, unless it is there. Another process that is at it is waited for. Throws
 * RegistryError, IntegrityError or StoreError; what arrived until then stays for the next attempt, but on
 * a full disk.
 */
export async function fetchLayer(parts: FetchParts, layer: Descriptor): Promise<LayerFacts> {
  const { transfers } = parts.store;
  const say = (): void => parts.say({ id: shortId(layer.digest), status: 'Waiting' });
  for (let other = transfers.get(layer.digest); other !== undefined; ) {
    say();
    // Whatever became of it: if the layer is not here now, it is our turn.
    await other.catch(() => null);
    if (parts.store.blobs.has(layer)) return layerFacts(parts.store, layer);
    other = transfers.get(layer.digest);
  }
  const transfer = transferLayer(parts, layer, say);
  transfers.set(layer.digest, transfer);
  try {
    return await transfer;
  } finally {
    transfers.delete(layer.digest);
  }
}

async function transferLayer(
  parts: FetchParts,
  layer: Descriptor,
  onWait: () => void,
): Promise<LayerFacts> {
  const { store } = parts;
  if (await waitForOthers(parts, layer, onWait)) return layerFacts(store, layer);
  const part = await store.parts.open(layer.digest);
  try {
    const size = await part.size();
    if (size > layer.size) await part.clear();
    const facts = await receiveTwice(parts, layer, part);
    await part.finish();
    await store.records.keep(layer.digest, facts);
    await store.blobs.adopt(part.path, layer.digest);
    return facts;
  } catch (error) {
    await (isFull(error) || error instanceof IntegrityError ? part.discard() : part.close());
    throw error;
  }
}

/** What a broken download left may be wrong: then all of it is fetched once more. */
async function receiveTwice(
  parts: FetchParts,
  layer: Descriptor,
  part: PartFile,
): Promise<LayerFacts> {
  try {
    return await receive(parts, layer, part);
  } catch (error) {
    if (!(error instanceof IntegrityError)) throw error;
    await part.clear();
    return receive(parts, layer, part);
  }
}

async function receive(
  { repository, say, signal, pause }: FetchParts,
  layer: Descriptor,
  part: PartFile,
): Promise<LayerFacts> {
  const id = shortId(layer.digest);
  const progress = new ByteProgress(say, id, layer.size);
  const plan = { repository, target: layer, signal, pause, onWait: (left: number) => wait(left) };
  const wait = (left: number): void => {
    say({ id, status: `Retrying in ${left} second${left === 1 ? '' : 's'}` });
  };
  const facts = await receiveLayer(part, layer, async function* (from) {
    let at = from;
    for await (const bytes of downloadBytes(plan, from)) {
      at += bytes.length;
      progress.tell('Downloading', at);
      yield bytes;
    }
  });
  say({ id, status: 'Verifying Checksum' });
  say({ id, status: 'Download complete' });
  return facts;
}

function isFull(error: unknown): boolean {
  const cause = error instanceof StoreError ? error.cause : error;
  return ['ENOSPC', 'EDQUOT'].includes(errorCode(cause));
}
