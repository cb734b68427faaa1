import { toLower } from '../../go/to-lower.ts';
import type { ProgressMessage } from '../../model/progress-message.ts';
import { canonicalName, type Reference } from '../../model/reference.ts';
import type { PullOptions } from '../change-options.ts';
import { onlySignal } from './cancellation.ts';
import type { EngineSession } from './engine-session.ts';
import { progressStream } from './progress-stream.ts';
import { registryAuthHeader } from './registry-auth-header.ts';
import { parameter, type Query } from './request-target.ts';

/** POST /images/create from a registry. A digest counts more than a tag. */
export async function* pullImage(
  session: EngineSession,
  reference: Reference,
  options: PullOptions,
): AsyncGenerator<ProgressMessage, void, undefined> {
  const query: Query = [
    ['fromImage', canonicalName(reference)],
    ...parameter('tag', reference.digest ?? reference.tag ?? ''),
    ...parameter('platform', toLower(options.platform ?? '')),
  ];
  const headers = registryAuthHeader(options.auth);
  const path = '/images/create';
  yield* progressStream(await session.post({ path, query, headers, ...onlySignal(options) }));
}
