import type { ProgressMessage } from '../../model/progress-message.ts';
import { readProgress } from '../../model/read-progress.ts';
import type { ApiResponse } from './client.ts';

/** The messages of an answer; behind one that tells a failure nothing more is read. */
export async function* progressStream({
  body,
}: ApiResponse): AsyncGenerator<ProgressMessage, void, undefined> {
  for await (const message of readProgress(body)) {
    yield message;
    if (message.error !== null) return;
  }
}
