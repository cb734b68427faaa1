import { badRequest } from '../daemon-words.ts';
import { nearestName } from './nearest-name.ts';

/**
 * Values of the flags of an instruction, by name. known: which ones it has. Throws EngineError.
 * https://docs.docker.com/reference/dockerfile/#healthcheck
 */
export function readFlags(
  flags: readonly string[],
  known: readonly string[],
): ReadonlyMap<string, string> {
  const values = new Map<string, string>();
  for (const flag of flags) {
    const equals = flag.indexOf('=');
    const spelled = equals === -1 ? flag : flag.slice(0, equals);
    const name = spelled.slice('--'.length);
    if (!known.includes(name)) throw unknownFlag(spelled, nearestName(name, known));
    if (values.has(name)) throw badRequest(`duplicate flag specified: ${spelled}`);
    if (equals === -1) throw badRequest(`missing a value on flag: ${spelled}`);
    values.set(name, flag.slice(equals + 1));
  }
  return values;
}

function unknownFlag(spelled: string, nearest: string | null): Error {
  const advice = nearest === null ? '' : ` (did you mean ${nearest}?)`;
  return badRequest(`unknown flag: ${spelled}${advice}`);
}
