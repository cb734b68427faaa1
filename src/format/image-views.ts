import { compareStrings } from '../go/compare-strings.ts';
import type { ImageSummary } from '../model/image.ts';
import { type ImageTree, imageTree } from './image-tree.ts';

/** docker 29's expanded view: a tree for each image, with its names by their bytes; by the first, or as they come. */
export function expandedView(
  images: readonly ImageSummary[],
  asTheyCome: boolean = false,
): readonly ImageTree[] {
  const trees = images.map(sortedTree);
  return asTheyCome ? trees : byFirstName(trees);
}

/** docker 29's collapsed view: for each name of an image a tree of its own, without branches. */
export function collapsedView(
  images: readonly ImageSummary[],
  asTheyCome: boolean = false,
): readonly ImageTree[] {
  const trees = images.map(sortedTree).flatMap(collapsed);
  return asTheyCome ? trees : byFirstName(trees);
}

function sortedTree(image: ImageSummary): ImageTree {
  return imageTree(image, image.repoTags.toSorted(compareStrings));
}

function collapsed({ names, details }: ImageTree): readonly ImageTree[] {
  const alone = { names, details, branches: [] };
  return names.length === 0 ? [alone] : names.map((name) => ({ ...alone, names: [name] }));
}

/** What has no name comes last. */
function byFirstName(trees: readonly ImageTree[]): readonly ImageTree[] {
  return trees.toSorted(({ names: [left] }, { names: [right] }) => {
    if (left === undefined || right === undefined) {
      return Number(left === undefined) - Number(right === undefined);
    }
    return compareStrings(left, right);
  });
}
