import type { ImageSummary } from '../model/image.ts';
import { imageColumns, imageColumnsWithDigests } from './image-columns.ts';
import { type DigestRows, type ImageRow, imageRows } from './image-rows.ts';
import { type ListOptions, type ListRendering, startList } from './render-list.ts';

/** What a list of images is to look like. */
export interface ImageListOptions extends Omit<ListOptions<ImageRow>, 'columns'> {
  /** --digests. */
  readonly digests: boolean;
}

// Spelt in any other way the field is there, but digests are not looked up for it.
const DIGEST_FIELD = '{{.Digest}}';

/** Starts the output of `docker images`; each image has a row for each of its names. */
export function startImageList(options: ImageListOptions): ListRendering<ImageSummary> {
  const { digests } = options;
  const format = digests ? withDigest(options.format) : options.format;
  const columns = digests ? imageColumnsWithDigests : imageColumns;
  const list = startList({ ...options, format, columns });
  const digestRows: DigestRows = {
    withTags: digests || format.includes(DIGEST_FIELD),
    alone: digests,
  };
  return {
    add: (images) => {
      for (const image of images) list.add(imageRows(image, digestRows));
    },
    finish: () => list.finish(),
  };
}

/** A table that does not ask for digests gets them in a column at its end. */
function withDigest(format: string): string {
  const isCustomTable = format.startsWith('table') && format !== 'table';
  return isCustomTable && !format.includes(DIGEST_FIELD) ? `${format}\t${DIGEST_FIELD}` : format;
}
