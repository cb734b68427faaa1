import { ellipsis } from '../../../src/format/ellipsis.ts';
import type { Operation } from '../check-case.ts';

/** A text cut to so many columns. */
export const run: Operation = (input) => ({
  out: ellipsis(String(input['s']), Number(input['n'])),
});
