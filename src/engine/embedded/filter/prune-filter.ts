import type { Filters } from '../../../model/filter.ts';
import { badRequest } from '../daemon-words.ts';
import type { FilterableImage } from './filterable-image.ts';
import { checkKeys, hasLabels, truthOf } from './filter-values.ts';
import { parseTimestamp } from './parse-timestamp.ts';

/** Which images a prune is about. */
export interface PruneFilter {
  /** Only those that have no tag. */
  readonly danglingOnly: boolean;
  accepts(image: FilterableImage): boolean;
}

const KEYS = ['dangling', 'label', 'label!', 'until'];

/** Throws EngineError. https://github.com/moby/moby/blob/v28.2.2/daemon/images/image_prune.go */
export function compilePruneFilter(filters: Filters, now: Date): PruneFilter {
  checkKeys(filters, KEYS);
  const danglingOnly = truthOf(filters, 'dangling') ?? true;
  const [until, ...others] = filters.get('until') ?? [];
  if (others.length > 0) throw badRequest('more than one until filter specified');
  const latest = until === undefined ? null : parseTimestamp(until, now);
  return {
    danglingOnly,
    accepts: (image) => {
      const { created } = image;
      if (latest !== null && (created === null || created > latest)) return false;
      if (!hasLabels(filters, 'label', image.labels())) return false;
      return !filters.has('label!') || !hasLabels(filters, 'label!', image.labels());
    },
  };
}
