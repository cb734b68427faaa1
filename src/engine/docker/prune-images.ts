import { encodeFilters } from '../../model/encode-filters.ts';
import type { PruneReport } from '../../model/removal.ts';
import type { PruneOptions } from '../change-options.ts';
import { onlySignal } from './cancellation.ts';
import type { EngineSession } from './engine-session.ts';
import { readValue } from './read-body.ts';
import { parameter } from './request-target.ts';
import { readPruneReport } from './wire/read-removals.ts';

// docker's slip: the words are those of another command.
const FAILURE = 'Error retrieving disk usage: ';

/** POST /images/prune. */
export async function pruneImages(
  session: EngineSession,
  options: PruneOptions,
): Promise<PruneReport> {
  await session.requireVersion('1.25', 'image prune', options);
  const query = parameter('filters', encodeFilters(options.filters ?? new Map()));
  const { body } = await session.post({ path: '/images/prune', query, ...onlySignal(options) });
  return readValue(body, readPruneReport, FAILURE);
}
