import { goInterface } from '../../go/go-type.ts';
import { decodeFirst } from '../../go/json-decode.ts';
import type { Cancellable } from '../cancellable.ts';
import { onlySignal } from './cancellation.ts';
import type { EngineSession } from './engine-session.ts';
import { isIncomplete, readWhatComes } from './read-body.ts';

/** GET /version, byte for byte. A document that is complete counts, even when the answer breaks off behind it. */
export async function engineVersion(session: EngineSession, options: Cancellable): Promise<string> {
  const { body } = await session.get({ path: '/version', ...onlySignal(options) });
  const { text, failure } = await readWhatComes(body);
  if (failure !== null && !isWhole(text)) throw failure;
  return text;
}

function isWhole(text: string): boolean {
  try {
    decodeFirst(text, goInterface);
    return true;
  } catch (error) {
    return !isIncomplete(error);
  }
}
