import type { RegistryError } from '../model/errors.ts';
import { familiarName, familiarString, type Reference } from '../model/reference.ts';
import { errorProblems, problemsError } from './error-answer.ts';
import type { WireAnswer } from './exchange.ts';

const ADVICE = "repository does not exist or may require 'docker login'";

/**
 * The failure that an answer to a pull tells: the first of its problems, which names what was asked for
 * when the registry does not know it or gives it to nobody. Reads the body and ends it.
 * https://github.com/moby/moby/blob/v28.2.2/distribution/errors.go
 */
export async function pullFailure(
  answer: WireAnswer,
  reference: Reference,
): Promise<RegistryError> {
  const [first] = await errorProblems(answer);
  if (first === undefined) return problemsError(answer, []);
  const subject = first.isDetailed ? subjectOf(first.code, reference) : '';
  const text = subject === '' ? first.text : `${subject}: ${first.text}`;
  return problemsError(answer, [{ ...first, text }]);
}

function subjectOf(code: string, reference: Reference): string {
  switch (code) {
    case 'DENIED':
      return `pull access denied for ${familiarName(reference)}, ${ADVICE}`;
    case 'MANIFEST_UNKNOWN':
      return `manifest for ${familiarString(reference)} not found`;
    case 'NAME_UNKNOWN':
      return `repository ${familiarName(reference)} not found`;
    default:
      return '';
  }
}
