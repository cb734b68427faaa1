import { rmSync } from 'node:fs';
import type { BenchCase } from './bench-case.ts';
import { compareOutputs } from './compare-outputs.ts';
import { type Laboratory, runOf } from './laboratory.ts';
import type { Figures } from './meter.ts';
import type { Program, ProgramId } from './programs.ts';

/** What came of a case. */
export interface CaseResult {
  readonly of: BenchCase;
  /** Of each program that was measured, in the order of rounds. */
  readonly figures: ReadonlyMap<ProgramId, readonly Figures[]>;
  /** Why a program has no figures, or none that count. */
  readonly problems: ReadonlyMap<ProgramId, string>;
}

/** Compares what the programs do, then lets those that do the same run in turn: A B C, A B C, … */
export async function measureCase(of: BenchCase, lab: Laboratory): Promise<CaseResult> {
  const all = lab.programs.filter(({ id }) => of.programs?.includes(id) ?? true);
  const different = await compareOutputs(of, lab, all);
  const equal = all.filter(({ id }) => !different.has(id));
  const rounds: Figures[][] = [];
  while (rounds.length < lab.rounds[of.pace]) rounds.push(await runAll(of, lab, equal));
  const measured = equal.map(({ id }, at): [ProgramId, readonly Figures[]] => [
    id,
    rounds.flatMap((round) => round[at] ?? []),
  ]);
  const failed = measured.flatMap(([id, figures]) => {
    const problem = problemOf(of, figures);
    return problem === null ? [] : [[id, problem] as const];
  });
  const problems = new Map([...different, ...failed]);
  return { of, problems, figures: new Map(measured.filter(([id]) => !problems.has(id))) };
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
    figures.push(
      await lab.meter.run({ ...run, drop, stdout: of.output === 'pipe' ? null : run.stdout }),
    );
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
