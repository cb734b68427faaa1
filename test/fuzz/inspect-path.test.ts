import { expect, test } from 'vitest';
import { findFirstDifference } from './find-first-difference.ts';
import { findInspectDifference } from './inspect-path.ts';

// Continuous integration wants 100000 documents: INSPECT_FUZZ=100000. INSPECT_SEED=N begins with N.
const COUNT = Number(process.env['INSPECT_FUZZ'] ?? '300');
const FIRST = Number(process.env['INSPECT_SEED'] ?? '1');

test(`${COUNT} random documents are decoded and shown as by the exact decoder`, async () => {
  const difference = await findFirstDifference(FIRST, COUNT, findInspectDifference);
  // oxlint-disable-next-line vitest/valid-expect -- what differs is to be told
  expect(difference?.got, difference?.about).toEqual(difference?.wanted);
  // What toEqual() takes for the same may yet differ.
  expect(difference).toBeNull();
}, 1_800_000);
