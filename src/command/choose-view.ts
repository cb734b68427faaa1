import type { View } from '../config/own-settings.ts';
import { UsageError } from '../model/errors.ts';
import type { Filters } from '../model/filter.ts';

/** What decides about the look of a list of images. Texts are '' when not given. */
export interface ViewWishes {
  /** --view; null: not given. */
  readonly view: View | null;
  readonly tree: boolean;
  readonly quiet: boolean;
  readonly truncate: boolean;
  readonly digests: boolean;
  readonly format: string;
}

/** What the user has set up. */
export interface ViewDefaults {
  readonly view: View;
  readonly imagesFormat: string;
}

/** The look of a list, and whose rules hold: docker 29 leaves out images without a tag in every look. */
export interface ChosenView {
  readonly look: 'table' | 'experimental-tree' | 'collapsed' | 'expanded';
  readonly isNewer: boolean;
}

/**
 * The look of a list. With the views "compact" and "tree" all is as in docker 29: whatever asks for a form of the
 * table gets the table, --tree the expanded view. Throws UsageError for flags that --tree, or --view tree, refuses.
 */
export function chooseView(wishes: ViewWishes, defaults: ViewDefaults): ChosenView {
  const view = wishes.view ?? defaults.view;
  const isNewer = view !== 'classic';
  if (wishes.tree) {
    // docker's own slip: the flag is called --digests.
    refuse(wishes, '--tree', '--show-digest');
    return { look: isNewer ? 'expanded' : 'experimental-tree', isNewer };
  }
  if (wishes.view === 'tree') refuse(wishes, '--view tree', '--digests');
  const isTable = !isNewer || hasForm(wishes) || isFormatted(wishes, defaults);
  if (isTable) return { look: 'table', isNewer };
  return { look: view === 'tree' ? 'expanded' : 'collapsed', isNewer };
}

/** Whether images without a tag are left out, as docker 29 does: a filter that asks for them is obeyed. */
export function leavesOutUntagged({
  all,
  filters,
}: {
  readonly all: boolean;
  readonly filters: Filters;
}): boolean {
  return !all && (filters.get('dangling')?.includes('false') ?? true);
}

function hasForm({ quiet, truncate, digests, format }: ViewWishes): boolean {
  return quiet || !truncate || digests || format !== '';
}

/** A format that is set up is meant for lists that are not asked for in any other way. */
function isFormatted({ view }: ViewWishes, { imagesFormat }: ViewDefaults): boolean {
  return view === null && imagesFormat !== '';
}

function refuse(
  { quiet, truncate, digests, format }: ViewWishes,
  tree: string,
  digestsFlag: string,
): void {
  const refusals: readonly (readonly [isGiven: boolean, flag: string])[] = [
    [quiet, '--quiet'],
    [!truncate, '--no-trunc'],
    [digests, digestsFlag],
    [format !== '', '--format'],
  ];
  const refusal = refusals.find(([isGiven]) => isGiven);
  if (refusal === undefined) return;
  throw new UsageError(`${refusal[1]} is not yet supported with ${tree}`, 1);
}
