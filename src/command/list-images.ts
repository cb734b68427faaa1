import type { View } from '../config/own-settings.ts';
import { quote } from '../go/quote.ts';
import type { ColorChoice } from '../model/color-choice.ts';
import { type Filters, withFilter } from '../model/filter.ts';
import type { ImageSummary } from '../model/image.ts';
import { type ChosenView, chooseView, leavesOutUntagged } from './choose-view.ts';
import type { CommandContext } from './command-context.ts';
import type { Call } from './command-spec.ts';
import { printNotice } from './print-notice.ts';
import { startEarly, underWay } from './start-early.ts';
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

/** The result is how many images there are. What prints them is loaded while the engine is busy. */
async function printList(
  context: CommandContext,
  options: ListImagesOptions,
  { look, isNewer }: ChosenView,
): Promise<number> {
  const isTable = look === 'table';
  const engine = await context.openEngine();
  const { signal } = context;
  const greeted = await underWay(engine.greet({ signal }));
  const print = await (isTable ? loadTable(options) : loadView(options, look));
  await greeted();
  const { all, filters } = options;
  const listed = await startEarly(
    engine.list({ all, filters, signal, ...(!isTable && { manifests: true }) }),
  );
  return print(context, await arranged(listed, options, isNewer));
}

type Batches = AsyncIterable<readonly ImageSummary[]>;
type Print = (context: CommandContext, batches: Batches) => Promise<number>;

async function loadTable(options: ListImagesOptions): Promise<Print> {
  const { printImageTable } = await import('./print-image-table.ts');
  return (context, batches) => printImageTable(context, options, batches);
}

async function loadView(
  { color, sort }: ListImagesOptions,
  look: ChosenView['look'],
): Promise<Print> {
  const { showView } = await import('./show-view.ts');
  const isSorted = sort !== undefined;
  const shape = { isExpanded: look === 'expanded', isSorted, color };
  return (context, batches) => showView(context, batches, shape);
}

async function arranged(
  batches: Batches,
  options: ListImagesOptions,
  isNewer: boolean,
): Promise<Batches> {
  const { sort } = options;
  if (isNewer && leavesOutUntagged(options)) {
    const { taggedImages } = await import('./tagged-images.ts');
    return arranged(taggedImages(batches), options, false);
  }
  if (sort === undefined) return batches;
  const { sortImages } = await import('./sort-images.ts');
  return sortImages(batches, sort);
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
