import { type Descriptor, members, readDescriptor } from '../model/descriptor.ts';
import type { Digest } from '../model/digest.ts';
import type { BlobStore } from './blob-store.ts';
import type { IndexEntry } from './index-entry.ts';

const DEPTH = 5;
const DOCUMENT = /\+json$/;

/**
 * All content that lines lead to, whatever kind of document is on the way. What is not here leads nowhere.
 * Throws IntegrityError for a document that is damaged: nobody knows what it needs.
 */
export function* reachableFrom(
  blobs: BlobStore,
  entries: readonly IndexEntry[],
): Generator<Digest, void, undefined> {
  for (const { descriptor, reference } of entries) {
    if (reference?.digest !== undefined) yield reference.digest;
    yield* reach(blobs, descriptor, DEPTH);
  }
}

function* reach(blobs: BlobStore, descriptor: Descriptor, depth: number): Generator<Digest> {
  yield descriptor.digest;
  if (depth === 0 || !DOCUMENT.test(descriptor.mediaType)) return;
  for (const child of descriptorsIn(blobs, descriptor)) yield* reach(blobs, child, depth - 1);
}

function descriptorsIn(blobs: BlobStore, descriptor: Descriptor): readonly Descriptor[] {
  const { config, layers, manifests, blobs: parts, subject } = readDocument(blobs, descriptor);
  return [config, subject, layers, manifests, parts]
    .flat()
    .flatMap((value) => readDescriptor(value) ?? []);
}

function readDocument(blobs: BlobStore, descriptor: Descriptor): Readonly<Record<string, unknown>> {
  if (blobs.size(descriptor.digest) === null) return {};
  const bytes = blobs.document(descriptor);
  try {
    return members(JSON.parse(new TextDecoder().decode(bytes)));
  } catch (error) {
    if (error instanceof SyntaxError) return {};
    throw error;
  }
}
