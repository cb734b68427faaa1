import { encodeFilterLists, encodeFilters } from '../../model/encode-filters.ts';
import type { Filters } from '../../model/filter.ts';
import type { ImageSummary } from '../../model/image.ts';
import type { ListOptions } from '../engine.ts';
import { isOlder } from '../../model/api-version.ts';
import { onlySignal } from './cancellation.ts';
import type { EngineSession } from './engine-session.ts';
import { parameter, type Query } from './request-target.ts';
import { readImageSummaries } from './wire/read-image-summaries.ts';

const REFERENCE = 'reference';

/** GET /images/json, in batches as they arrive. */
export async function* listImages(
  session: EngineSession,
  options: ListOptions,
): AsyncGenerator<readonly ImageSummary[]> {
  // Old engines want filters in other forms, so that here a version must be agreed on.
  const version = await session.agreedVersion(options);
  const query = listQuery(options, version);
  const { body } = await session.get({ path: '/images/json', query, ...onlySignal(options) });
  yield* readImageSummaries(body);
}

function listQuery(options: ListOptions, version: string): Query {
  const { all = false, manifests = false, filters = new Map() } = options;
  const references = filters.get(REFERENCE) ?? [];
  const takesReferences = references.length === 0 || !isOlder(version, '1.25');
  const [oldReference] = takesReferences ? [] : references;
  const encoded = encodeForVersion(
    takesReferences ? filters : without(filters, REFERENCE),
    version,
  );
  return [
    ...parameter('all', all ? '1' : ''),
    ...parameter('filter', oldReference ?? ''),
    ...parameter('filters', encoded),
    ...parameter('manifests', manifests && !isOlder(version, '1.47') ? '1' : ''),
  ];
}

function without(filters: Filters, key: string): Filters {
  return new Map(Array.from(filters).filter(([name]) => name !== key));
}

/** Before 1.22 the values of a key were a list. */
function encodeForVersion(filters: Filters, version: string): string {
  if (filters.size === 0) return '';
  return isOlder(version, '1.22') ? encodeFilterLists(filters) : encodeFilters(filters);
}
