import { rmSync } from 'node:fs';
import type { BenchCase } from './bench-case.ts';
import { compareOutputs } from './compare-outputs.ts';
import { type Laboratory, runOf } from './laboratory.ts';
import type { Figures } from './meter.ts';
import type { Program, ProgramId } from './programs.ts';

/** What came of a case. */
export interface CaseResult {
  readonly of: BenchCase;
  /** Of each program that was measured, in the order of runs. */
  readonly figures: ReadonlyMap<ProgramId, readonly Figures[]>;
  /** What docker took beside each of ours, pair by pair. */
  readonly beside: ReadonlyMap<ProgramId, readonly Figures[]>;
  /** Why a program has no figures, or none that count. */
  readonly problems: ReadonlyMap<ProgramId, string>;
}

/**
 * Compares what the programs do, then lets docker and each that does the same run in turn: D A, D A, …, D B, D B, …
 * A third one between them would leave its own things in the caches of the machine.
 */
export async function measureCase(of: BenchCase, lab: Laboratory): Promise<CaseResult> {
  const all = lab.programs.filter(({ id }) => of.programs?.includes(id) ?? true);
  const different = await compareOutputs(of, lab, all);
  const equal = all.filter(({ id }) => !different.has(id));
  const docker = equal.filter(({ id }) => id === 'docker');
  const measured = new Map<ProgramId, Figures[]>(equal.map(({ id }) => [id, []]));
  const beside = new Map<ProgramId, Figures[]>();
  for (const ours of equal.filter(({ id }) => id !== 'docker')) {
    const theirs: Figures[] = [];
    for (let round = 0; round < lab.rounds[of.pace]; round += 1) {
      theirs.push(...(await runAll(of, lab, docker)));
      measured.get(ours.id)?.push(...(await runAll(of, lab, [ours])));
    }
    if (docker.length > 0) beside.set(ours.id, theirs);
    measured.get('docker')?.push(...theirs);
  }
  const failed = [...measured].flatMap(([id, figures]) => {
    const problem = problemOf(of, figures);
    return problem === null ? [] : [[id, problem] as const];
  });
  const problems = new Map([...different, ...failed]);
  const figures = new Map([...measured].filter(([id]) => !problems.has(id)));
  return { of, problems, figures, beside: problems.has('docker') ? new Map() : beside };
}

async function runAll(
  of: BenchCase,
  lab: Laboratory,
  programs: readonly Program[],
): Promise<Figures[]> {
  const figures: Figures[] = [];
  for (const program of programs) {
    // To replace a file takes time, too: there is none for either.
    if (of.product !== undefined) rmSync(of.product, { force: true });
    const run = runOf(of, lab, program);
    const drop = of.isCold === true ? [program.file] : [];
    figures.push(await lab.meter.run({ ...run, drop }));
  }
  return figures;
}

function problemOf(of: BenchCase, figures: readonly Figures[]): string | null {
  const failed = figures.find(({ status }) => status !== 0);
  if (failed !== undefined) return `ended with status ${failed.status} while it was measured`;
  if (of.isCold === true && figures.some(({ read }) => read === null || read === 0)) {
    return 'the system did not let go of its pages';
  }
  return null;
}
