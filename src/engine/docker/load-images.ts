import { fromBytes } from '../../go/go-string.ts';
import { type ProgressMessage, progressMessage } from '../../model/progress-message.ts';
import type { LoadOptions } from '../change-options.ts';
import { onlySignal } from './cancellation.ts';
import type { ApiResponse } from './client.ts';
import type { EngineSession } from './engine-session.ts';
import { headerValue } from './http/response-headers.ts';
import { platformQuery } from './platform-query.ts';
import { progressStream } from './progress-stream.ts';
import type { Query } from './request-target.ts';

const HEADERS: ReadonlyMap<string, string> = new Map([['Content-Type', 'application/x-tar']]);

/** POST /images/load. An answer that is no JSON is passed on as text. */
export async function* loadImages(
  session: EngineSession,
  archive: AsyncIterable<Uint8Array>,
  options: LoadOptions,
): AsyncGenerator<ProgressMessage, void, undefined> {
  const query: Query = [
    ['quiet', options.quiet === true ? '1' : '0'],
    ...(await platformQuery(session, '1.48', options)),
  ];
  const answer = await session.post({
    path: '/images/load',
    query,
    headers: HEADERS,
    body: archive,
    ...onlySignal(options),
  });
  const isJson = headerValue(answer.headers, 'Content-Type') === 'application/json';
  yield* isJson ? progressStream(answer) : textStream(answer);
}

async function* textStream({
  body,
}: ApiResponse): AsyncGenerator<ProgressMessage, void, undefined> {
  for await (const bytes of body) yield progressMessage({ stream: fromBytes(bytes) });
}
