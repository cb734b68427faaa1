import type { ImageListOptions } from '../format/image-list.ts';
import { startPaintedImageList } from '../format/painted-list.ts';
import type { ListRendering } from '../format/render-list.ts';
import type { ImageSummary } from '../model/image.ts';
import { loadPaint } from '../progress/paint.ts';

/** Starts the output of `images` for a place with colours. */
export async function startPaintedList(
  options: ImageListOptions,
): Promise<ListRendering<ImageSummary>> {
  return startPaintedImageList(options, await loadPaint());
}
