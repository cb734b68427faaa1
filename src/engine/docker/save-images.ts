import type { ByPlatform } from '../engine.ts';
import { onlySignal } from './cancellation.ts';
import type { EngineSession } from './engine-session.ts';
import { platformQuery } from './platform-query.ts';

/** GET /images/get: the bytes of the archive as they arrive. */
export async function* saveImages(
  session: EngineSession,
  names: readonly string[],
  options: ByPlatform,
): AsyncGenerator<Uint8Array, void, undefined> {
  const query = [
    ...names.map((name) => ['names', name] as const),
    ...(await platformQuery(session, '1.48', options)),
  ];
  const { body } = await session.get({ path: '/images/get', query, ...onlySignal(options) });
  yield* body;
}
