import { binarySize } from '../../../src/format/binary-size.ts';
import type { Operation } from '../check-case.ts';

/** Bytes in powers of 1024. */
export const run: Operation = (input) => ({ out: binarySize(Number(input['n'])) });
