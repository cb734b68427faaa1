import { NotFoundError } from '../../model/errors.ts';
import type { ByPlatform } from '../engine.ts';
import { onlySignal } from './cancellation.ts';
import type { EngineSession } from './engine-session.ts';
import { platformQuery } from './platform-query.ts';
import { readAnswer } from './read-body.ts';

/** GET /images/NAME/json, byte for byte. */
export async function inspectImage(
  session: EngineSession,
  name: string,
  options: ByPlatform,
): Promise<string> {
  await session.greet(options);
  if (name === '') throw new NotFoundError('Error: No such image: ');
  const query = await platformQuery(session, '1.49', options);
  const path = `/images/${name}/json`;
  return readAnswer(await session.get({ path, query, ...onlySignal(options) }));
}
