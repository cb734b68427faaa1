import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ImageCliError } from '../../src/model/errors.ts';
import { type FaultyEngine, loadFaultyEngine } from './build-faulty-engine.ts';
import type { FaultAction } from './faults.ts';
import {
  copyStore,
  dropStore,
  engineOptions,
  firstStore,
  namesOf,
  SCENARIOS,
  type StoreScenario,
} from './store-scenarios.ts';

// Continuous integration goes through all of them: STORE_FAULTS=all
const STRIDE = process.env['STORE_FAULTS'] === 'all' ? 1 : 23;

let faulty: FaultyEngine;
let first: string;

beforeAll(async () => {
  faulty = await loadFaultyEngine();
  first = await firstStore(faulty);
});
afterAll(() => dropStore(first));

/** What became of a scenario in which a step of the disk failed. */
interface Outcome {
  /** Null: it said that it was done. */
  readonly error: unknown;
  readonly names: readonly string[];
  readonly problems: readonly string[];
  readonly saved: number;
  readonly steps: number;
}

async function play(
  scenario: StoreScenario,
  fault: { readonly at: number; readonly action: FaultAction } | null,
): Promise<Outcome> {
  const root = copyStore(first);
  const engine = faulty.openEmbeddedEngine(engineOptions(root));
  faulty.faults.arm(fault);
  const error = await scenario.run(engine).then(
    () => null,
    (failure: unknown) => failure ?? new Error('failed with nothing'),
  );
  const steps = faulty.faults.log.length;
  await engine.close().catch(() => {});
  faulty.faults.arm(null);
  const outcome = { error, steps, ...(await survey(root)) };
  dropStore(root);
  return outcome;
}

/** What the next program finds. */
async function survey(root: string): Promise<Omit<Outcome, 'error' | 'steps'>> {
  const engine = faulty.openEmbeddedEngine(engineOptions(root));
  try {
    const names = await namesOf(engine);
    const report = await engine.upkeep?.check({ full: true });
    const problems = (report?.problems ?? [])
      .filter(({ kind }) => kind !== 'leftover')
      .map(({ kind, subject, text }) => `${kind}: ${subject}: ${text}`);
    let saved = 0;
    for (const name of names) for await (const { length } of engine.save([name])) saved += length;
    // The lock is free, and the disk good: this must work.
    await engine.upkeep?.collectGarbage({ all: true });
    const after = await engine.upkeep?.check({ full: true });
    problems.push(...(after?.problems ?? []).map(({ text }) => `after gc: ${text}`));
    return { names, problems, saved };
  } finally {
    await engine.close();
  }
}

describe.each(SCENARIOS)('$name', (scenario) => {
  test.each<FaultAction>(['death', 'ENOSPC', 'EIO'])(
    '%s at any step of the disk loses nothing',
    async (action) => {
      const whole = await play(scenario, null);
      expect(whole.error).toBeNull();
      expect(whole.names).toEqual(expect.arrayContaining([...scenario.brings]));
      const failures: string[] = [];
      // Another part of them each time.
      const start = 1 + Math.floor(Math.random() * STRIDE);
      for (let at = start; at <= whole.steps; at += STRIDE) {
        const outcome = await play(scenario, { at, action });
        const wrong = whatIsWrong(scenario, outcome, action);
        failures.push(...wrong.map((text) => `step ${at} of ${whole.steps}: ${text}`));
      }
      expect(failures).toEqual([]);
    },
  );
});

function whatIsWrong(
  scenario: StoreScenario,
  outcome: Outcome,
  action: FaultAction,
): readonly string[] {
  const { error, names, problems } = outcome;
  const isDone = error === null;
  const isClear = isDone || action === 'death' || error instanceof Error;
  const isForUsers = action === 'death' || isDone || isImageCliError(error);
  // keep:1 is touched by prune alone.
  const isKept = scenario.name === 'prune' || names.includes('keep:1');
  const isMissing = isDone && scenario.brings.some((name) => !names.includes(name));
  const isLeft = isDone && scenario.takes.some((name) => names.includes(name));
  return [
    ...problems,
    ...(isClear ? [] : ['failed with something that is no error']),
    ...(isForUsers ? [] : [`an error with a stack reaches the user: ${textOf(error)}`]),
    ...(isKept ? [] : ['lost keep:1']),
    ...(isMissing ? ['said that it was done and was not'] : []),
    ...(isLeft ? ['said that it was gone and it is there'] : []),
  ];
}

/** The bundle has classes of its own. */
function isImageCliError(error: unknown): boolean {
  return (
    error instanceof ImageCliError ||
    (error instanceof Error && 'exitCode' in error) ||
    // drain() throws what a stream told.
    (error instanceof Error && error.constructor === Error && !('code' in error))
  );
}

function textOf(error: unknown): string {
  return error instanceof Error ? error.message : 'no error at all';
}
