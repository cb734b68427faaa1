import { BadPatternError, pathMatch } from '../../../go/path-match.ts';
import type { Filters } from '../../../model/filter.ts';
import { familiarName, familiarString, type Reference } from '../../../model/reference.ts';
import { badRequest } from '../daemon-words.ts';
import type { FilterableImage } from './filterable-image.ts';
import { checkKeys, hasLabels, truthOf } from './filter-values.ts';
import { parseTimestamp } from './parse-timestamp.ts';

/** The names by which a list shows an image. */
export type ShownNames = Pick<FilterableImage, 'tags' | 'digests'>;

const KEYS = ['dangling', 'label', 'before', 'since', 'reference', 'until'];

/** What a filter may ask for besides the image itself. */
export interface FilterSources {
  /** The image with a name, for before= and since=. Throws NotFoundError. */
  readonly find: (name: string) => FilterableImage;
  readonly now: () => Date;
}

/**
 * A test for images of a list: the names to show them by, null for those that are not shown. Throws EngineError.
 * https://github.com/moby/moby/blob/v28.2.2/daemon/images/image_list.go
 */
export function compileListFilter(
  filters: Filters,
  sources: FilterSources,
): (image: FilterableImage) => ShownNames | null {
  checkKeys(filters, KEYS);
  const dangling = truthOf(filters, 'dangling');
  const isInTime = timeFilter(filters, sources);
  const patterns = filters.get('reference') ?? [];
  return (image) => {
    if (!isInTime(image)) return null;
    if (filters.has('label') && !hasLabels(filters, 'label', image.labels())) return null;
    const names = shownNames(image, patterns);
    const isNameless = names.tags.length + names.digests.length === 0;
    if (isNameless && (dangling === false || patterns.length > 0)) return null;
    return dangling === true && names.tags.length > 0 ? null : names;
  };
}

/** Several moments are all to hold: the earliest end and the latest start count. */
function timeFilter(
  filters: Filters,
  { find, now }: FilterSources,
): (image: FilterableImage) => boolean {
  const ages = (key: string): readonly bigint[] =>
    (filters.get(key) ?? []).flatMap((name) => find(name).created ?? []);
  // In docker's order, for the first that is wrong is told.
  const ends = ages('before');
  const untils = (filters.get('until') ?? []).map((text) => parseTimestamp(text, now()));
  const starts = ages('since');
  const before = [...ends, ...untils].toSorted(compare)[0];
  const since = starts.toSorted(compare).at(-1);
  return ({ created }) =>
    (before === undefined || (created !== null && created < before)) &&
    (since === undefined || (created !== null && created > since));
}

function shownNames({ tags, digests }: FilterableImage, patterns: readonly string[]): ShownNames {
  if (patterns.length === 0) return { tags, digests };
  const fits = (reference: Reference): boolean =>
    patterns.some((pattern) => fitsName(pattern, reference));
  return { tags: tags.filter(fits), digests: digests.filter(fits) };
}

function fitsName(pattern: string, reference: Reference): boolean {
  try {
    if (pathMatch(pattern, familiarString(reference))) return true;
    return pathMatch(pattern, familiarName(reference));
  } catch (error) {
    if (!(error instanceof BadPatternError)) throw error;
    throw badRequest(error.message);
  }
}

function compare(left: bigint, right: bigint): number {
  return left < right ? -1 : Number(left > right);
}
