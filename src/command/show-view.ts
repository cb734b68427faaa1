import { collapsedView, expandedView } from '../format/image-views.ts';
import { renderView } from '../format/render-view.ts';
import type { ColorChoice } from '../model/color-choice.ts';
import type { ImageSummary } from '../model/image.ts';
import type { CommandContext } from './command-context.ts';

/** What a view shows of images. */
export interface ShowViewOptions {
  /** With names and platforms below each other. */
  readonly isExpanded: boolean;
  /** Whether images are in an order of the user's. */
  readonly isSorted: boolean;
  /** --color; null: not given. */
  readonly color: ColorChoice | null;
}

/** Prints images in a view of docker 29. The result is how many they are. */
export async function showView(
  { stdout, surroundings }: CommandContext,
  batches: AsyncIterable<readonly ImageSummary[]>,
  { isExpanded, isSorted, color }: ShowViewOptions,
): Promise<number> {
  const images: ImageSummary[] = [];
  for await (const batch of batches) images.push(...batch);
  const use = surroundings.colorUse(stdout, color);
  const { isTerminal, columns } = stdout;
  const { wideAmbiguous } = surroundings;
  const isPainted = use === 'views' || use === 'all';
  const trees = isExpanded ? expandedView(images, isSorted) : collapsedView(images, isSorted);
  await stdout.write(renderView(trees, { isTerminal, columns, wideAmbiguous, isPainted }));
  return images.length;
}
