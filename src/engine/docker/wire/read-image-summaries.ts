import { GoJsonError } from '../../../go/json-error.ts';
import { JsonTooLongError } from '../../../go/json-too-long-error.ts';
import { EngineError } from '../../../model/errors.ts';
import type { ImageSummary } from '../../../model/image.ts';
import { SummaryReader } from './summary-reader.ts';

const PIECE_SIZE = 64 * 1024; // bytes; larger texts are not read faster, but need more memory

/**
 * The images in the body of GET /images/json, while it arrives in parts of any size, which are looked at in pieces of so
 * many bytes. What follows the list is not read. Throws EngineError in Go's words when the body is no such list, at the
 * latest when it has ended.
 */
export async function* readImageSummaries(
  parts: AsyncIterable<Uint8Array>,
  pieceSize: number = PIECE_SIZE,
): AsyncGenerator<readonly ImageSummary[], void, undefined> {
  const reader = new SummaryReader();
  try {
    for await (const part of parts) {
      for (let at = 0; at < part.length && !reader.isClosed; at += pieceSize) {
        yield reader.push(part.subarray(at, at + pieceSize));
      }
      if (reader.isClosed) break;
    }
    reader.finish();
  } catch (error) {
    if (!(error instanceof GoJsonError || error instanceof JsonTooLongError)) throw error;
    throw new EngineError(0, error.message, { cause: error });
  }
}
