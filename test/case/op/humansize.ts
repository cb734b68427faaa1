import { humanSize } from '../../../src/format/human-size.ts';
import type { Operation } from '../check-case.ts';

/** Bytes in powers of 1000. */
export const run: Operation = (input) => ({
  out: humanSize(Number(input['n']), input['precision'] === 3 ? 3 : 4),
});
