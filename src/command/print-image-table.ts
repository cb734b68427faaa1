import { startImageList } from '../format/image-list.ts';
import type { ListRendering } from '../format/render-list.ts';
import type { ColorChoice } from '../model/color-choice.ts';
import type { ImageSummary } from '../model/image.ts';
import type { CommandContext } from './command-context.ts';
import { rowStyle } from './row-style.ts';

/** What a table of images is to be like. */
export interface ImageTableOptions {
  /** '' when not given. */
  readonly format: string;
  readonly quiet: boolean;
  readonly digests: boolean;
  readonly truncate: boolean;
  /** --color; null: not given. */
  readonly color: ColorChoice | null;
}

/** Prints the table of docker 28, or whatever a format makes of each image. The result is how many images there are. */
export async function printImageTable(
  context: CommandContext,
  options: ImageTableOptions,
  batches: AsyncIterable<readonly ImageSummary[]>,
): Promise<number> {
  const list = await startTable(context, options);
  let count = 0;
  for await (const images of batches) {
    count += images.length;
    list.add(images);
  }
  for (const chunk of list.finish()) await context.stdout.write(chunk);
  return count;
}

async function startTable(
  context: CommandContext,
  { quiet, digests, truncate, color, ...options }: ImageTableOptions,
): Promise<ListRendering<ImageSummary>> {
  const format = options.format || (quiet ? '' : context.config.imagesFormat);
  const style = rowStyle(context, { truncate, human: true });
  const list = { format, quiet, digests, style };
  if (context.surroundings.colorUse(context.stdout, color) !== 'all') return startImageList(list);
  const { startPaintedList } = await import('./start-painted-list.ts');
  return startPaintedList(list);
}
