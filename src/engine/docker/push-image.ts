import { InvalidReferenceError } from '../../model/errors.ts';
import type { ProgressMessage } from '../../model/progress-message.ts';
import { canonicalName, type Reference } from '../../model/reference.ts';
import type { PushOptions } from '../change-options.ts';
import { onlySignal } from './cancellation.ts';
import type { EngineSession } from './engine-session.ts';
import { platformQuery } from './platform-query.ts';
import { progressStream } from './progress-stream.ts';
import { registryAuthHeader } from './registry-auth-header.ts';
import { parameter, type Query } from './request-target.ts';

/** POST /images/NAME/push. */
export async function* pushImage(
  session: EngineSession,
  reference: Reference,
  options: PushOptions,
): AsyncGenerator<ProgressMessage, void, undefined> {
  await session.greet(options);
  if (reference.digest !== undefined) {
    throw new InvalidReferenceError('cannot push a digest reference');
  }
  const query: Query = [
    ...parameter('tag', reference.tag ?? ''),
    ...(await platformQuery(session, '1.46', options)),
  ];
  const path = `/images/${canonicalName(reference)}/push`;
  const headers = registryAuthHeader(options.auth);
  yield* progressStream(await session.post({ path, query, headers, ...onlySignal(options) }));
}
