import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'vitest';
import { buildCases } from './cases.ts';
import { programWithPinnedClock } from '../program-under-test.ts';
import { compareResults } from './compare-results.ts';
import { type CaseResult, runCase } from './run-case.ts';

interface Recording {
  /** The second at which docker ran; ages in the scenarios are relative to it. */
  readonly now: number;
  readonly results: Readonly<Record<string, CaseResult>>;
}

const recording: Recording = JSON.parse(
  readFileSync(join(import.meta.dirname, 'recorded.json'), 'utf8'),
);
const program = await programWithPinnedClock();

const canMakeTerminals = spawnSync('python3', ['--version']).status === 0;

describe.concurrent('the program does what docker 28.2.2 was recorded to do', () => {
  test.for(buildCases(recording.now))('$id', async (one, { expect, skip }) => {
    skip(one.tty !== undefined && !canMakeTerminals, 'python3 makes the terminals');
    const want = recording.results[one.id];
    expect(want, 'recorded').toBeDefined();
    const env = { ...one.env, PINNED_NOW: String(recording.now) };
    const got = await runCase(program, { ...one, env });
    expect(want && compareResults(want, got, one.compare)).toEqual([]);
  });
});

test('every recorded result belongs to a case', ({ expect }) => {
  const ids = new Set(buildCases(recording.now).map(({ id }) => id));
  expect(Object.keys(recording.results).filter((id) => !ids.has(id))).toEqual([]);
});
