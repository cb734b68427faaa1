import { fromBytes } from '../../../go/go-string.ts';
import { decodeFirst, GoJsonError } from '../../../go/json-decode.ts';
import { EngineError } from '../../../model/errors.ts';
import type { ImageSummary } from '../../../model/image.ts';
import { toImageSummary } from './image-summary.ts';
import { BATCH_SIZE, type ListBatch, ListSplitter } from './list-splitter.ts';
import { decodeBatch, SUMMARIES_TYPE } from './summary-batch.ts';

/**
 * The images in the body of GET /images/json, in batches of so many bytes, while it arrives in parts of
 * any size. What follows the list is not read. Throws EngineError in Go's words when the body is no such list, at the latest when
 * it has ended.
 */
export async function* readImageSummaries(
  parts: AsyncIterable<Uint8Array>,
  batchSize: number = BATCH_SIZE,
): AsyncGenerator<readonly ImageSummary[], void, undefined> {
  const reader = new SummaryReader();
  const splitter = new ListSplitter(batchSize);
  try {
    for await (const part of parts) {
      for (const batch of splitter.push(part)) yield reader.read(batch);
      if (splitter.isClosed) break;
    }
    if (!splitter.isClosed) yield* readUnclosed(reader, splitter);
    reader.finish();
  } catch (error) {
    if (!(error instanceof GoJsonError)) throw error;
    throw new EngineError(0, error.message, { cause: error });
  }
}

/** Reads batches. A value of the wrong type counts only when all that follows is sound: Go looks at that first. */
class SummaryReader {
  #failure: GoJsonError | null = null;

  read(batch: ListBatch): readonly ImageSummary[] {
    try {
      const summaries = decodeBatch(batch);
      return this.#failure === null ? summaries.map(toImageSummary) : [];
    } catch (error) {
      if (!(error instanceof GoJsonError) || error.kind !== 'type') throw error;
      this.#failure ??= error;
      return [];
    }
  }

  finish(): void {
    if (this.#failure !== null) throw this.#failure;
  }
}

/** The body has ended: it is cut off, or no list but, at best, null. */
function* readUnclosed(
  reader: SummaryReader,
  splitter: ListSplitter,
): Generator<readonly ImageSummary[], void, undefined> {
  if (splitter.isOpen) yield reader.read(splitter.unfinished());
  else decodeFirst(fromBytes(splitter.rest()), SUMMARIES_TYPE);
}
