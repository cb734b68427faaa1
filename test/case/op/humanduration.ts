import { humanDuration } from '../../../src/format/human-duration.ts';
import type { Operation } from '../check-case.ts';

/** A span of time in words. */
export const run: Operation = (input) => ({ out: humanDuration(Number(input['seconds'])) });
