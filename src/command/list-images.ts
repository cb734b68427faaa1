import { startImageList } from '../format/image-list.ts';
import { quote } from '../go/quote.ts';
import { UsageError } from '../model/errors.ts';
import { type Filters, withFilter } from '../model/filter.ts';
import type { CommandContext } from './command-context.ts';
import type { Call } from './command-spec.ts';
import { printNotice } from './print-notice.ts';
import { rowStyle } from './row-style.ts';

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
  const { name, all } = options;
  const filters = name === '' ? options.filters : withFilter(options.filters, 'reference', name);
  if (options.tree) {
    refuseWithTree(options);
    const { showTree } = await import('./show-tree.ts');
    return showTree(context, { all, filters });
  }
  const count = await printList(context, { ...options, filters });
  if (count === 0) await hint(context, options);
}

function refuseWithTree({ quiet, truncate, digests, format }: ListImagesOptions): void {
  const refusals: readonly (readonly [isGiven: boolean, flag: string])[] = [
    [quiet, '--quiet'],
    [!truncate, '--no-trunc'],
    // docker's own slip: the flag is called --digests.
    [digests, '--show-digest'],
    [format !== '', '--format'],
  ];
  const refusal = refusals.find(([isGiven]) => isGiven);
  if (refusal !== undefined) {
    throw new UsageError(`${refusal[1]} is not yet supported with --tree`, 1);
  }
}

/** The result is how many images there are. */
async function printList(context: CommandContext, options: ListImagesOptions): Promise<number> {
  const { all, filters, quiet, digests, truncate } = options;
  const engine = await context.openEngine();
  const format = options.format || (quiet ? '' : context.config.imagesFormat);
  const style = rowStyle(context, { truncate, human: true });
  const list = startImageList({ format, quiet, digests, style });
  let count = 0;
  for await (const images of engine.list({ all, filters, signal: context.signal })) {
    count += images.length;
    list.add(images);
  }
  for (const chunk of list.finish()) await context.stdout.write(chunk);
  return count;
}

/** An image may be called "ls"; more likely a blank was meant. */
async function hint(
  { stderr }: CommandContext,
  { name, called }: ListImagesOptions,
): Promise<void> {
  if (called.command !== 'images' || !IMAGE_COMMANDS.has(name)) return;
  const suggestion = quote(`${called.program} image ${name}`);
  await printNotice(
    stderr,
    `\nNo images found matching ${quote(name)}: did you mean ${suggestion}?`,
  );
}
