import { NotFoundError } from '../../model/errors.ts';
import type { ByPlatform } from '../engine.ts';
import { onlySignal } from './cancellation.ts';
import type { EngineSession } from './engine-session.ts';
import { readAnswer } from './read-body.ts';
import type { Query } from './request-target.ts';

/** GET /images/NAME/json, byte for byte. */
export async function inspectImage(
  session: EngineSession,
  name: string,
  options: ByPlatform,
): Promise<string> {
  await session.greet(options);
  if (name === '') throw new NotFoundError('Error: No such image: ');
  const query = options.platform === undefined ? [] : await queryFor(session, options);
  const path = `/images/${name}/json`;
  return readAnswer(await session.get({ path, query, ...onlySignal(options) }));
}

async function queryFor(session: EngineSession, options: ByPlatform): Promise<Query> {
  const { platformQuery } = await import('./platform-query.ts');
  return platformQuery(session, '1.49', options);
}
