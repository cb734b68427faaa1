import type { DiskUsage } from '../model/disk-usage.ts';
import type { ImageSummary } from '../model/image.ts';
import { readImageName } from './image-name.ts';
import { type ImageRow, isDangling } from './image-rows.ts';

const NONE = '<none>';

/** One row for each image, under its first tag alone. Names that are no references make none. */
export function usageImageRows({ images }: DiskUsage): readonly ImageRow[] {
  return images.flatMap((image) => usageImageRow(image) ?? []);
}

function usageImageRow(image: ImageSummary): ImageRow | null {
  const nameless: ImageRow = { image, repository: NONE, tag: NONE, digest: '' };
  const [first] = image.repoTags;
  if (first === undefined || isDangling(image)) return nameless;
  const name = readImageName(first);
  if (name === null) return null;
  const { repository, tag } = name;
  return tag === undefined ? nameless : { ...nameless, repository, tag };
}
