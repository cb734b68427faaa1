import { expect, test } from 'vitest';
import { editDistance } from '../../src/cli/edit-distance.ts';

test.each([
  ['', '', 0],
  ['', 'pull', 4],
  ['pull', '', 4],
  ['pull', 'pull', 0],
  ['pul', 'pull', 1],
  ['pulll', 'pull', 1],
  ['pill', 'pull', 1],
  ['plul', 'pull', 1],
  ['ab', 'ba', 1],
  ['abcd', 'badc', 2],
  ['kitten', 'sitting', 3],
])('%j is %j after %i slips', (from, to, slips) => {
  expect(editDistance(from, to)).toBe(slips);
  expect(editDistance(to, from)).toBe(slips);
});
