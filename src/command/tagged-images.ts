import { isUntagged } from '../format/image-rows.ts';
import type { ImageSummary } from '../model/image.ts';

type Batches = AsyncIterable<readonly ImageSummary[]>;

/** The same without images that have no tag. */
export async function* taggedImages(batches: Batches): AsyncGenerator<readonly ImageSummary[]> {
  for await (const images of batches) yield images.filter((image) => !isUntagged(image));
}
