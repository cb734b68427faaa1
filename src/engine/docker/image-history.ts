import type { HistoryEntry } from '../../model/image.ts';
import type { ByPlatform } from '../engine.ts';
import { onlySignal } from './cancellation.ts';
import type { EngineSession } from './engine-session.ts';
import { platformQuery } from './platform-query.ts';
import { readValue } from './read-body.ts';
import { readHistory } from './wire/read-history.ts';

/** GET /images/NAME/history. A list that is complete counts, even when the answer breaks off behind it. */
export async function imageHistory(
  session: EngineSession,
  name: string,
  options: ByPlatform,
): Promise<readonly HistoryEntry[]> {
  await session.greet(options);
  const query = await platformQuery(session, '1.48', options);
  const path = `/images/${name}/history`;
  const { body } = await session.get({ path, query, ...onlySignal(options) });
  return readValue(body, readHistory);
}
