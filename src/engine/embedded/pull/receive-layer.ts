import { createHash } from 'node:crypto';
import { measureLayer } from '../../../archive/measure-layer.ts';
import type { PartFile } from '../../../content/part-file.ts';
import type { Descriptor } from '../../../model/descriptor.ts';
import { IntegrityError } from '../../../model/errors.ts';
import type { LayerFacts } from '../../../model/layer-facts.ts';
import { writeError } from '../../../content/write-error.ts';

/**
 * Takes a layer in: what is in the file already, and what comes behind it. On the way it is written, its
 * digest computed, and what is in it measured. Throws IntegrityError when it is not what it should be.
 */
export async function receiveLayer(
  part: PartFile,
  target: Descriptor,
  rest: (from: number) => AsyncIterable<Uint8Array>,
): Promise<LayerFacts> {
  const hash = createHash(target.digest.slice(0, target.digest.indexOf(':')));
  const iterator = layerBytes(part, rest, hash)[Symbol.asyncIterator]();
  // Without an end of its own: what measuring leaves is still to be heard.
  const bytes = { [Symbol.asyncIterator]: () => ({ next: () => iterator.next() }) };
  try {
    const measured = await measure(bytes);
    for await (const _ of bytes);
    const actual = `${target.digest.slice(0, target.digest.indexOf(':'))}:${hash.digest('hex')}`;
    if (actual !== target.digest) {
      throw new IntegrityError(`filesystem layer verification failed for digest ${target.digest}`);
    }
    if (measured instanceof IntegrityError) {
      throw new IntegrityError(`failed to register layer: ${measured.message}`, {
        cause: measured,
      });
    }
    return measured;
  } finally {
    await iterator.return?.();
  }
}

/** A layer that cannot be read may still have the wrong digest, which says more. */
async function measure(bytes: AsyncIterable<Uint8Array>): Promise<LayerFacts | IntegrityError> {
  try {
    return await measureLayer(bytes);
  } catch (error) {
    if (error instanceof IntegrityError) return error;
    throw error;
  }
}

async function* layerBytes(
  part: PartFile,
  rest: (from: number) => AsyncIterable<Uint8Array>,
  hash: ReturnType<typeof createHash>,
): AsyncGenerator<Uint8Array, void, undefined> {
  let length = 0;
  for await (const bytes of part.content()) {
    hash.update(bytes);
    length += bytes.length;
    yield bytes;
  }
  for await (const bytes of rest(length)) {
    await append(part, bytes);
    hash.update(bytes);
    yield bytes;
  }
}

async function append(part: PartFile, bytes: Uint8Array): Promise<void> {
  try {
    await part.append(bytes);
  } catch (error) {
    throw writeError(part.path, error);
  }
}
