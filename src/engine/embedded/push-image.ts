import { NotFoundError } from '../../model/errors.ts';
import type { ProgressMessage } from '../../model/progress-message.ts';
import {
  canonicalName,
  familiarName,
  isNameOnly,
  type Reference,
  referenceString,
} from '../../model/reference.ts';
import { NO_AUTH } from '../../model/registry-auth.ts';
import { openRepository } from '../../registry/repository.ts';
import type { PushOptions } from '../change-options.ts';
import { type Catalog, readCatalog } from './catalog.ts';
import { checkPlatform } from './check-platform.ts';
import { badRequest } from './daemon-words.ts';
import type { EmbeddedParts } from './embedded-parts.ts';
import { messagesOf, type Say } from './message-stream.ts';
import { type PackedImage, packedImage } from './push/packed-image.ts';
import { pushTag } from './push/push-tag.ts';
import type { StoredImage } from './stored-image.ts';

/** Uploads an image, or all tags of a repository, and tells it in docker's words. */
export function pushImage(
  parts: EmbeddedParts,
  reference: Reference,
  options: PushOptions,
): AsyncIterable<ProgressMessage> {
  return messagesOf((say, signal) => push(parts, { reference, options, say, signal }), options);
}

interface PushCall {
  readonly reference: Reference;
  readonly options: PushOptions;
  readonly say: Say;
  readonly signal: AbortSignal;
}

interface TaggedImage {
  readonly tag: string;
  readonly image: StoredImage;
}

async function push({ store, settings }: EmbeddedParts, call: PushCall): Promise<void> {
  const { reference, options, say, signal } = call;
  if (reference.digest !== undefined) throw badRequest('cannot push a digest reference');
  say({ status: `The push refers to repository [${canonicalName(reference)}]` });
  const images = selectTags(await readCatalog(store), reference);
  for (const { image } of images) checkPlatform(image, familiarName(reference), options.platform);
  const packed: (readonly [string, PackedImage])[] = [];
  await store.prepare();
  for (const { tag, image } of images) packed.push([tag, await packedImage(store, image)]);
  const stop = new AbortController();
  const forward = (): void => stop.abort(signal.reason);
  signal.addEventListener('abort', forward, { once: true });
  const repository = openRepository(reference, {
    settings: settings(),
    auth: options.auth ?? NO_AUTH,
    actions: 'pull,push',
    mountFrom: mountSources(packed, (digest) => store.sources.find(digest, reference)),
    signal: stop.signal,
  });
  const parts = {
    store,
    repository,
    reference,
    say,
    signal: stop.signal,
    stop: () => stop.abort(),
  };
  try {
    for (const [tag, image] of packed) await pushTag(parts, tag, image);
  } finally {
    signal.removeEventListener('abort', forward);
    repository.close();
  }
}

function selectTags(catalog: Catalog, reference: Reference): readonly TaggedImage[] {
  const isWanted = isNameOnly(reference)
    ? (one: Reference) => canonicalName(one) === canonicalName(reference)
    : (one: Reference) => referenceString(one) === referenceString(reference);
  const found = catalog.images.flatMap((image) =>
    image.tags.filter(isWanted).map(({ tag = '' }) => ({ tag, image })),
  );
  if (found.length === 0) {
    const name = familiarName(reference);
    throw new NotFoundError(`An image does not exist locally with the tag: ${name}`);
  }
  return found.toSorted((left, right) => (left.tag < right.tag ? -1 : 1));
}

/** The repositories that layers may be taken from: a registry wants to know them with the credentials. */
function mountSources(
  packed: readonly (readonly [string, PackedImage])[],
  find: (digest: PackedImage['config']['digest']) => readonly string[],
): readonly string[] {
  const layers = packed.flatMap(([, image]) => image.layers);
  return [...new Set(layers.flatMap(({ descriptor }) => find(descriptor.digest)))];
}
