import { encodePlatform } from '../../model/platform.ts';
import type { ByPlatform } from '../engine.ts';
import type { EngineSession } from './engine-session.ts';
import type { Query } from './request-target.ts';

/** The platform parameter, for engines that know it since a version. */
export async function platformQuery(
  session: EngineSession,
  since: string,
  options: ByPlatform,
): Promise<Query> {
  if (options.platform === undefined) return [];
  await session.requireVersion(since, 'platform', options);
  return [['platform', encodePlatform(options.platform)]];
}
