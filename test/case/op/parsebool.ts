import { NumError } from '../../../src/go/num-error.ts';
import { parseBool } from '../../../src/go/parse-bool.ts';
import { quote } from '../../../src/go/quote.ts';
import type { Operation } from '../check-case.ts';

export const run: Operation = (input) => {
  const text = typeof input['s'] === 'string' ? input['s'] : '';
  try {
    return { value: parseBool(text) };
  } catch (error) {
    if (!(error instanceof NumError)) throw error;
    return { err: `invalid argument ${quote(text)} for "--all" flag: ${error.message}` };
  }
};
