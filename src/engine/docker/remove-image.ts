import { encodePlatform } from '../../model/platform.ts';
import type { Removal } from '../../model/removal.ts';
import type { RemoveOptions } from '../change-options.ts';
import { onlySignal } from './cancellation.ts';
import type { EngineSession } from './engine-session.ts';
import { readValue } from './read-body.ts';
import { parameter, type Query } from './request-target.ts';
import { readRemovals } from './wire/read-removals.ts';

/** DELETE /images/NAME. */
export async function removeImage(
  session: EngineSession,
  name: string,
  options: RemoveOptions,
): Promise<readonly Removal[]> {
  const path = `/images/${name}`;
  const query = removeQuery(options);
  const { body } = await session.delete({ path, query, ...onlySignal(options) });
  return readValue(body, readRemovals);
}

function removeQuery({ force, keepParents, platforms = [] }: RemoveOptions): Query {
  const encoded = new Set(platforms.map(encodePlatform));
  return [
    ...parameter('force', force === true ? '1' : ''),
    ...parameter('noprune', keepParents === true ? '1' : ''),
    ...Array.from(encoded, (platform) => ['platforms', platform] as const),
  ];
}
