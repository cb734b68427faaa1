import { expect, test } from 'vitest';
import { findFirstDifference } from './find-first-difference.ts';
import { findListDifference } from './list-path.ts';

// Continuous integration wants 100000 lists: LIST_FUZZ=100000. LIST_SEED=N begins with the list N.
const COUNT = Number(process.env['LIST_FUZZ'] ?? '400');
const FIRST = Number(process.env['LIST_SEED'] ?? '1');

test(`${COUNT} random lists are read and laid out as by the plainest means`, async () => {
  const difference = await findFirstDifference(FIRST, COUNT, findListDifference);
  // oxlint-disable-next-line vitest/valid-expect -- what differs is to be told
  expect(difference?.got, difference?.about).toEqual(difference?.wanted);
  // What toEqual() takes for the same may yet differ.
  expect(difference).toBeNull();
}, 1_800_000);
