import { encodeFilters } from '../../model/encode-filters.ts';
import type { SearchHit } from '../../model/image.ts';
import type { SearchOptions } from '../change-options.ts';
import { onlySignal } from './cancellation.ts';
import type { EngineSession } from './engine-session.ts';
import { readValue } from './read-body.ts';
import { registryAuthHeader } from './registry-auth-header.ts';
import { parameter, type Query } from './request-target.ts';
import { readSearchHits } from './wire/read-search-hits.ts';

/** GET /images/search. */
export async function searchImages(
  session: EngineSession,
  term: string,
  options: SearchOptions,
): Promise<readonly SearchHit[]> {
  const { limit = 0n, filters = new Map(), auth } = options;
  const query: Query = [
    ['term', term],
    ...parameter('limit', limit > 0n ? String(limit) : ''),
    ...parameter('filters', encodeFilters(filters)),
  ];
  const headers = registryAuthHeader(auth);
  const path = '/images/search';
  const { body } = await session.get({ path, query, headers, ...onlySignal(options) });
  return readValue(body, readSearchHits);
}
