import { InvalidSizeError, parseSize } from '../../../src/format/parse-size.ts';
import { NumError } from '../../../src/go/num-error.ts';
import type { Operation } from '../check-case.ts';

/** The bytes that a text means. */
export const run: Operation = (input) => {
  try {
    return { out: String(parseSize(String(input['s']), input['kind'] === 'ram' ? 1024 : 1000)) };
  } catch (error) {
    if (error instanceof InvalidSizeError || error instanceof NumError)
      return { err: error.message };
    throw error;
  }
};
