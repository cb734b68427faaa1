import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, test } from 'vitest';
import { buildCases } from './cases.ts';
import {
  ALL_PROCESSES,
  MAIN_MODULE,
  PINNED_CLOCK,
  PROGRAM,
  programWithPinnedClock,
} from '../program-under-test.ts';
import { compareResults } from './compare-results.ts';
import { ReusedProcess } from './reused-process.ts';
import { type CaseResult, type DifferentialCase, runCase } from './run-case.ts';

interface Recording {
  /** The second at which docker ran; ages in the scenarios are relative to it. */
  readonly now: number;
  readonly results: Readonly<Record<string, CaseResult>>;
}

// Starting Node takes ten times as long as a command line does. So most share a process, and one in so many has its
// own, with bin/docker-images.js and a real end. Continuous integration runs all as processes: PROGRAM=node.
const SPREAD = ALL_PROCESSES ? 1 : 32;

const recording: Recording = JSON.parse(
  readFileSync(join(import.meta.dirname, 'recorded.json'), 'utf8'),
);
const clock = { PINNED_NOW: String(recording.now) };
const cases = buildCases(recording.now);
const program = await programWithPinnedClock();
const canMakeTerminals = spawnSync('python3', ['--version']).status === 0;
const reuse = { module: MAIN_MODULE, preload: PINNED_CLOCK, environment: clock };
// Two: the machines that this is for have as many processors.
const shared = [new ReusedProcess(reuse), new ReusedProcess(reuse)] as const;
afterAll(() => {
  for (const one of shared) one.close();
});

describe.concurrent('the program does what docker 28.2.2 was recorded to do', () => {
  test.for(cases.map((one, at) => ({ ...one, at })))('$id', async (one, { expect, skip }) => {
    skip(one.tty !== undefined && !canMakeTerminals, 'python3 makes the terminals');
    const want = recording.results[one.id];
    expect(want, 'recorded').toBeDefined();
    const got = await runOurs({ ...one, env: { ...one.env, ...clock } }, one.at);
    expect(want && compareResults(want, got, one.compare)).toEqual([]);
  });
});

/** The place among all cases tells who runs it. A terminal has a process of its own. */
function runOurs(one: DifferentialCase, at: number): Promise<CaseResult> {
  if (one.tty !== undefined || at % SPREAD === 0) return runCase(program, one);
  const process = shared[at % 2 === 0 ? 0 : 1];
  return runCase(PROGRAM, one, (line) => process.run(line));
}

test('every recorded result belongs to a case', ({ expect }) => {
  const ids = new Set(cases.map(({ id }) => id));
  expect(Object.keys(recording.results).filter((id) => !ids.has(id))).toEqual([]);
});
