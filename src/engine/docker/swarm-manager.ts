import { goBool, type GoStruct } from '../../go/go-type.ts';
import { decodeFirst } from '../../go/json-decode.ts';
import { GoJsonError } from '../../go/json-error.ts';
import { fieldContent } from '../../go/struct-field.ts';
import { EngineError } from '../../model/errors.ts';
import type { Cancellable } from '../cancellable.ts';
import { onlySignal } from './cancellation.ts';
import type { EngineSession } from './engine-session.ts';
import { isIncomplete, readWhatComes } from './read-body.ts';

const INFO: GoStruct = {
  kind: 'struct',
  name: 'system.Info',
  fields: [
    {
      name: 'Swarm',
      json: 'Swarm',
      type: {
        kind: 'struct',
        name: 'swarm.Info',
        fields: [{ name: 'ControlAvailable', type: goBool, json: 'ControlAvailable' }],
      },
    },
  ],
};

/** GET /info: whether the engine manages a swarm. */
export async function isSwarmManager(
  session: EngineSession,
  options: Cancellable,
): Promise<boolean> {
  const { body } = await session.get({ path: '/info', ...onlySignal(options) });
  const { text, failure } = await readWhatComes(body);
  try {
    const swarm = fieldContent(decodeFirst(text, INFO), 'Swarm');
    return fieldContent(swarm, 'ControlAvailable') === true;
  } catch (error) {
    if (!(error instanceof GoJsonError)) throw error;
    const reason = failure instanceof Error && isIncomplete(error) ? failure : error;
    throw new EngineError(0, `Error reading remote info: ${reason.message}`, { cause: reason });
  }
}
