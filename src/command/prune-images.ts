import { humanSize } from '../format/human-size.ts';
import { type Filters, withFilter } from '../model/filter.ts';
import type { PruneReport, Removal } from '../model/removal.ts';
import type { CommandContext } from './command-context.ts';
import { confirm } from './confirm.ts';
import { printText } from './print-text.ts';

/** What `prune` is asked for. */
export interface PruneImagesOptions {
  readonly all: boolean;
  readonly filters: Filters;
  readonly force: boolean;
}

/** Removes images that nothing uses, if the user says so. */
export async function pruneImages(
  context: CommandContext,
  { all, filters, force }: PruneImagesOptions,
): Promise<void> {
  const wanted = withConfigured(
    withFilter(filters, 'dangling', String(!all)),
    context.config.pruneFilters,
  );
  if (!force && !(await confirm(context, warning(all)))) return;
  const engine = await context.openEngine();
  const report = await engine.prune({ filters: wanted, signal: context.signal });
  await printText(context.stdout, reportText(report));
}

function warning(all: boolean): string {
  const what = all ? 'images without at least one container associated to them' : 'dangling images';
  return `WARNING! This will remove all ${what}.\nAre you sure you want to continue?`;
}

/**
 * Filters of the configuration count, too. Not so labels, unless the user filters labels the other way
 * round and by another value: docker means something else, but that is what it does.
 */
function withConfigured(filters: Filters, configured: readonly string[]): Filters {
  return configured.reduce((all, text) => {
    const equals = text.indexOf('=');
    if (equals === -1) return all;
    const [key, value] = [text.slice(0, equals), text.slice(equals + 1)];
    const opposite = OPPOSITES[key];
    const others = opposite === undefined ? null : filters.get(opposite);
    const isSkipped = others === undefined || others?.includes(value) === true;
    return isSkipped ? all : withFilter(all, key, value);
  }, filters);
}

const OPPOSITES: Readonly<Record<string, string>> = { label: 'label!', 'label!': 'label' };

function reportText({ removals, reclaimed }: PruneReport): string {
  // docker tells of no space where it tells of no image.
  const space = removals.length === 0 ? 0n : reclaimed;
  const list = removals.length === 0 ? [] : ['Deleted Images:', ...removals.map(line), ''];
  return `${[...list, `Total reclaimed space: ${humanSize(Number(space), 4)}`].join('\n')}\n`;
}

function line({ untagged, deleted }: Removal): string {
  return untagged === '' ? `deleted: ${deleted}` : `untagged: ${untagged}`;
}
