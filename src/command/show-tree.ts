import { imageTrees } from '../format/image-tree.ts';
import { renderTree } from '../format/render-tree.ts';
import type { ImageSummary } from '../model/image.ts';
import type { Filters } from '../model/filter.ts';
import type { CommandContext } from './command-context.ts';

/** Which images a tree shows. */
export interface ShowTreeOptions {
  readonly all: boolean;
  readonly filters: Filters;
}

/** Prints each image with its platforms below it. */
export async function showTree(
  { openEngine, stdout, surroundings, signal }: CommandContext,
  { all, filters }: ShowTreeOptions,
): Promise<void> {
  const engine = await openEngine();
  const images: ImageSummary[] = [];
  for await (const batch of engine.list({ all, filters, manifests: true, signal })) {
    images.push(...batch);
  }
  const { isTerminal, columns } = stdout;
  const { wideAmbiguous } = surroundings;
  await stdout.write(renderTree(imageTrees(images, all), { isTerminal, columns, wideAmbiguous }));
}
