import { imageTrees } from '../format/image-tree.ts';
import { renderTree } from '../format/render-tree.ts';
import type { ColorChoice } from '../model/color-choice.ts';
import type { ImageSummary } from '../model/image.ts';
import type { Filters } from '../model/filter.ts';
import type { CommandContext } from './command-context.ts';
import { inOrder } from './sort-images.ts';
import type { SortKey } from './sort-keys.ts';

/** Which images a tree shows. */
export interface ShowTreeOptions {
  readonly all: boolean;
  readonly filters: Filters;
  /** --color; null: not given. */
  readonly color: ColorChoice | null;
  /** Without it, the newest comes first. */
  readonly sort?: SortKey;
}

/** Prints each image with its platforms below it, as docker 28 does. */
export async function showTree(
  { openEngine, stdout, surroundings, signal }: CommandContext,
  { all, filters, color, sort }: ShowTreeOptions,
): Promise<void> {
  const engine = await openEngine();
  const images: ImageSummary[] = [];
  for await (const batch of engine.list({ all, filters, manifests: true, signal })) {
    images.push(...batch);
  }
  const trees =
    sort === undefined
      ? imageTrees(images, all)
      : imageTrees(images, all, (some) => inOrder(some, sort));
  const { isTerminal, columns } = stdout;
  const { wideAmbiguous } = surroundings;
  const use = surroundings.colorUse(stdout, color);
  const text = renderTree(trees, {
    isTerminal,
    columns,
    wideAmbiguous,
    isPainted: use === 'all',
    isHeaderPainted: use !== 'none',
  });
  await stdout.write(text);
}
