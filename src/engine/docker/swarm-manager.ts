import { truthField } from '../../go/field-readers.ts';
import { field, structOf } from '../../go/go-struct.ts';
import { goBool, type GoStruct } from '../../go/go-type.ts';
import { fieldContent } from '../../go/struct-field.ts';
import type { Cancellable } from '../cancellable.ts';
import { onlySignal } from './cancellation.ts';
import type { EngineSession } from './engine-session.ts';
import { readValue } from './read-body.ts';
import { decodeAnswer } from './wire/decode-answer.ts';

const INFO: GoStruct = structOf('system.Info', [
  field('Swarm', structOf('swarm.Info', [field('ControlAvailable', goBool)])),
]);

/** GET /info: whether the engine manages a swarm. */
export async function isSwarmManager(
  session: EngineSession,
  options: Cancellable,
): Promise<boolean> {
  const { body } = await session.get({ path: '/info', ...onlySignal(options) });
  return readValue(body, readControl, 'Error reading remote info: ');
}

function readControl(text: string): boolean {
  const swarm = fieldContent(decodeAnswer(text, INFO), 'Swarm');
  return truthField(swarm, 'ControlAvailable');
}
