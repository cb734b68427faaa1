import type { View } from '../config/own-settings.ts';
import { startImageList } from '../format/image-list.ts';
import { isUntagged } from '../format/image-rows.ts';
import type { ListRendering } from '../format/render-list.ts';
import { quote } from '../go/quote.ts';
import type { ColorChoice } from '../model/color-choice.ts';
import { type Filters, withFilter } from '../model/filter.ts';
import type { ImageSummary } from '../model/image.ts';
import { type ChosenView, chooseView, leavesOutUntagged } from './choose-view.ts';
import type { CommandContext } from './command-context.ts';
import type { Call } from './command-spec.ts';
import { printNotice } from './print-notice.ts';
import { rowStyle } from './row-style.ts';
import type { SortKey } from './sort-keys.ts';

/** What `images` is asked for. Texts are '' when not given. */
export interface ListImagesOptions {
  /** List only images of this name. */
  readonly name: string;
  readonly all: boolean;
  readonly digests: boolean;
  readonly filters: Filters;
  readonly format: string;
  readonly truncate: boolean;
  readonly quiet: boolean;
  readonly tree: boolean;
  /** Null: not given. */
  readonly view: View | null;
  /** Null: not given. */
  readonly color: ColorChoice | null;
  /** Without it, images are in the engine's order. */
  readonly sort?: SortKey;
  readonly called: Call;
}

/** Words that follow `image`, and which some type behind `images` by mistake. */
const IMAGE_COMMANDS: ReadonlySet<string> = new Set([
  'build',
  'history',
  'import',
  'inspect',
  'list',
  'load',
  'ls',
  'prune',
  'pull',
  'push',
  'rm',
  'save',
  'tag',
]);

/** Prints the images of the engine. */
export async function listImages(
  context: CommandContext,
  options: ListImagesOptions,
): Promise<void> {
  const { name, all, color } = options;
  const filters = name === '' ? options.filters : withFilter(options.filters, 'reference', name);
  const { imagesFormat } = context.config;
  const chosen = chooseView(options, { view: context.settings().view, imagesFormat });
  if (chosen.look === 'experimental-tree') {
    const { showTree } = await import('./show-tree.ts');
    return showTree(context, {
      all,
      filters,
      color,
      ...(options.sort && { sort: options.sort }),
    });
  }
  const count = await printList(context, { ...options, filters }, chosen);
  if (count === 0) await hint(context, options, chosen);
}

/** The result is how many images there are. */
async function printList(
  context: CommandContext,
  options: ListImagesOptions,
  { look, isNewer }: ChosenView,
): Promise<number> {
  const { color, sort } = options;
  const listed = await listedImages(context, options, look !== 'table');
  const batches = isNewer && leavesOutUntagged(options) ? tagged(listed) : listed;
  if (look === 'table') return printTable(context, options, batches);
  const { showView } = await import('./show-view.ts');
  const isSorted = sort !== undefined;
  return showView(context, batches, { isExpanded: look === 'expanded', isSorted, color });
}

async function listedImages(
  { openEngine, signal }: CommandContext,
  { all, filters, sort }: ListImagesOptions,
  manifests: boolean,
): Promise<AsyncIterable<readonly ImageSummary[]>> {
  const engine = await openEngine();
  const batches = engine.list({ all, filters, signal, ...(manifests && { manifests }) });
  if (sort === undefined) return batches;
  const { sortImages } = await import('./sort-images.ts');
  return sortImages(batches, sort);
}

async function* tagged(
  batches: AsyncIterable<readonly ImageSummary[]>,
): AsyncGenerator<readonly ImageSummary[]> {
  for await (const images of batches) yield images.filter((image) => !isUntagged(image));
}

async function printTable(
  context: CommandContext,
  options: ListImagesOptions,
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
  { quiet, digests, truncate, color, ...options }: ListImagesOptions,
): Promise<ListRendering<ImageSummary>> {
  const format = options.format || (quiet ? '' : context.config.imagesFormat);
  const style = rowStyle(context, { truncate, human: true });
  const list = { format, quiet, digests, style };
  if (context.surroundings.colorUse(context.stdout, color) !== 'all') return startImageList(list);
  const { startPaintedList } = await import('./start-painted-list.ts');
  return startPaintedList(list);
}

/** An image may be called "ls"; more likely a blank was meant. */
async function hint(
  { stderr }: CommandContext,
  { name, called }: ListImagesOptions,
  { isNewer }: ChosenView,
): Promise<void> {
  if (called.command !== 'images' || !IMAGE_COMMANDS.has(name)) return;
  const suggestion = quote(`${called.program} image ${name}`);
  const text = `No images found matching ${quote(name)}: did you mean ${suggestion}?`;
  await printNotice(stderr, isNewer ? text : `\n${text}`);
}
