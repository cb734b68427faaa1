import { toLower } from '../../go/to-lower.ts';
import type { ProgressMessage } from '../../model/progress-message.ts';
import type { ImportOptions, ImportSource } from '../change-options.ts';
import { onlySignal } from './cancellation.ts';
import type { EngineSession } from './engine-session.ts';
import { progressStream } from './progress-stream.ts';
import { parameter, type Query } from './request-target.ts';

const STDIN = '-'; // what the API calls the body of the request

/** POST /images/create from a root file system. */
export async function* importImage(
  session: EngineSession,
  source: ImportSource,
  options: ImportOptions,
): AsyncGenerator<ProgressMessage, void, undefined> {
  const query: Query = [
    ...parameter('fromSrc', source.kind === 'url' ? source.url : STDIN),
    ...parameter('repo', options.name ?? ''),
    ...parameter('message', options.message ?? ''),
    ...parameter('platform', toLower(options.platform ?? '')),
    ...(options.changes ?? []).map((change) => ['changes', change] as const),
  ];
  const content = source.kind === 'url' ? {} : { body: source.bytes };
  const path = '/images/create';
  yield* progressStream(await session.post({ path, query, ...content, ...onlySignal(options) }));
}
