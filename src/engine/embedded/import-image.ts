import { decompress } from '../../archive/compression.ts';
import { measureLayer } from '../../archive/measure-layer.ts';
import type { SpooledContent, SpoolFile } from '../../content/spool-file.ts';
import { dateText } from '../../go/date-text.ts';
import { digestOf } from '../../model/digest-of.ts';
import { EngineError } from '../../model/errors.ts';
import type { LayerFacts } from '../../model/layer-facts.ts';
import { OCI_CONFIG, OCI_LAYER } from '../../model/media-type.ts';
import type { Platform } from '../../model/platform.ts';
import type { ProgressMessage } from '../../model/progress-message.ts';
import { parseReference, type Reference, withDefaultTag } from '../../model/reference.ts';
import type { ImportOptions, ImportSource } from '../change-options.ts';
import { applyChanges } from './change/apply-changes.ts';
import { badRequest } from './daemon-words.ts';
import type { EmbeddedParts } from './embedded-parts.ts';
import { commitImages } from './load/commit-images.ts';
import { type LoadedImage, type LoadedLayer, newManifest } from './load/loaded-image.ts';
import { messagesOf, type Say } from './message-stream.ts';
import { wantedPlatform } from './wanted-platform.ts';

/** Makes an image of a file system, in one layer. */
export function importImage(
  parts: EmbeddedParts,
  source: ImportSource,
  options: ImportOptions,
): AsyncIterable<ProgressMessage> {
  return messagesOf((say, signal) => importFrom(parts, source, { options, say, signal }), options);
}

interface ImportCall {
  readonly options: ImportOptions;
  readonly say: Say;
  readonly signal: AbortSignal;
}

async function importFrom(
  parts: EmbeddedParts,
  source: ImportSource,
  { options, say, signal }: ImportCall,
): Promise<void> {
  const { store } = parts;
  const name = readName(options.name ?? '');
  const platform = wantedPlatform(parts, options.platform ?? '');
  // Bad instructions are told before anything is read.
  const config = applyChanges(options.changes ?? []);
  const bytes = source.kind === 'url' ? await fetchBytes(source.url, say, signal) : source.bytes;
  await store.prepare();
  const file = await store.spools.create();
  try {
    const layer = await takeIn(file, bytes, signal);
    const now = parts
      .imageDate()
      .toISOString()
      .replace(/\.?0*Z$/, 'Z');
    const message = options.message ?? '';
    const image = makeImage({ layer, config, platform, message, now, name });
    const tagged = name === null ? null : dateText(parts.now());
    await commitImages(store, [image], { signal, tagged });
    say({ status: image.id });
  } finally {
    await file.discard();
  }
}

async function takeIn(
  file: SpoolFile,
  bytes: AsyncIterable<Uint8Array>,
  signal: AbortSignal,
): Promise<LoadedLayer> {
  async function* pass(): AsyncGenerator<Uint8Array, void, undefined> {
    for await (const piece of decompress(bytes)) {
      signal.throwIfAborted();
      await file.write(piece);
      yield piece;
    }
  }
  const facts: LayerFacts = await measureLayer(pass());
  const content: SpooledContent = await file.finish();
  const { digest, size } = content;
  return { descriptor: { mediaType: OCI_LAYER, digest, size }, facts, content };
}

interface ImageParts {
  readonly layer: LoadedLayer;
  readonly config: unknown;
  readonly platform: Platform;
  readonly message: string;
  readonly now: string;
  readonly name: Reference | null;
}

/** Keys in the order in which docker writes them. */
function makeImage({ layer, config, platform, message, now, name }: ImageParts): LoadedImage {
  const { os, architecture, variant } = platform;
  const comment = message === '' ? {} : { comment: message };
  const document = {
    architecture,
    ...(variant === undefined ? {} : { variant }),
    ...comment,
    config,
    created: now,
    history: [{ created: now, ...comment }],
    os,
    rootfs: { type: 'layers', diff_ids: [layer.facts.diffId] },
  };
  const bytes = new TextEncoder().encode(JSON.stringify(document));
  const descriptor = { mediaType: OCI_CONFIG, digest: digestOf(bytes), size: bytes.length };
  return {
    id: descriptor.digest,
    platform,
    config: { bytes, mediaType: OCI_CONFIG },
    manifest: newManifest(descriptor, [layer]),
    layers: [layer],
    tags: name === null ? [] : [name],
  };
}

function readName(text: string): Reference | null {
  if (text === '') return null;
  const reference = withDefaultTag(parseReference(text));
  if (reference.digest === undefined) return reference;
  throw badRequest('cannot import digest reference');
}

async function fetchBytes(
  url: string,
  say: Say,
  signal: AbortSignal,
): Promise<AsyncIterable<Uint8Array>> {
  say({ status: `Downloading from ${url}` });
  try {
    const answer = await fetch(url, { signal });
    if (answer.ok && answer.body !== null) return answer.body;
    throw new EngineError(500, `unable to download ${url}: ${answer.status} ${answer.statusText}`);
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof EngineError) throw error;
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new EngineError(500, `unable to download ${url}: ${reason}`, { cause: error });
  }
}
