import { errorAnswer } from './error-answer.ts';
import type { WireAnswer } from './exchange.ts';

const NOT_FOUND = 404;

/** Whether an answer says that what was asked for was done. */
export function isSuccess({ status }: WireAnswer): boolean {
  return status >= 200 && status < 300;
}

/** Whether an answer to HEAD says that something is there. Ends the answer. Rejects with a RegistryError when it says neither. */
export async function isFound(answer: WireAnswer): Promise<boolean> {
  if (!isSuccess(answer) && answer.status !== NOT_FOUND) throw await errorAnswer(answer);
  answer.discard();
  return isSuccess(answer);
}
