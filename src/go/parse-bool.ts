import { NumError } from './num-error.ts';

const TRUE: ReadonlySet<string> = new Set(['1', 't', 'T', 'true', 'TRUE', 'True']);
const FALSE: ReadonlySet<string> = new Set(['0', 'f', 'F', 'false', 'FALSE', 'False']);

/** strconv.ParseBool: 1, t, T, true, TRUE, True and their opposites. Throws NumError for all else. */
export function parseBool(text: string): boolean {
  if (TRUE.has(text)) return true;
  if (FALSE.has(text)) return false;
  throw new NumError('ParseBool', text, 'invalid syntax');
}
