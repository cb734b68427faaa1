// npm run fuzz:native: the random lists and documents of the tests beside this file, with the same variables, in the
// runtime of the native program, which is not the one that runs the tests.
import { findFirstDifference } from './find-first-difference.ts';
import { findInspectDifference } from './inspect-path.ts';
import { findListDifference } from './list-path.ts';

for (const [what, find] of [
  ['LIST', findListDifference],
  ['INSPECT', findInspectDifference],
] as const) {
  const count = Number(process.env[`${what}_FUZZ`] ?? '400');
  const first = Number(process.env[`${what}_SEED`] ?? '1');
  const difference = await findFirstDifference(first, count, find);
  const text = difference === null ? 'no difference' : JSON.stringify(difference, null, 2);
  process.stdout.write(`${what}_FUZZ=${count}: ${text}\n`);
  if (difference !== null) process.exitCode = 1;
}
