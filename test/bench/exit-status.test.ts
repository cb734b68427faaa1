import { expect, test } from 'vitest';
import { exitStatus } from '../../bench/exit-status.ts';
import type { CaseResult } from '../../bench/measure-case.ts';
import { benchCase } from './scripted-laboratory.ts';

const DIFFERENT = new Map([['native', 'differs'] as const]);

test.each([
  ['nothing was measured', [], 0],
  ['all is equal', [result({})], 0],
  ['one differs', [result({}), result({ problems: DIFFERENT })], 1],
  [
    'the disk keeps its pages',
    [result({ of: benchCase({ isCold: true }), problems: DIFFERENT })],
    0,
  ],
])('exitStatus() when %s', (_, cases, status) => {
  const empty = { title: 'Nothing', cases: [], skipped: 'not asked for' };
  expect(exitStatus([empty, { title: 'Some', cases, skipped: null }, empty])).toBe(status);
});

function result(unusual: Partial<CaseResult>): CaseResult {
  const none = new Map<never, never>();
  return { of: benchCase({}), figures: none, beside: none, problems: none, ...unusual };
}
