import type { Goal, Measure } from './bench-case.ts';
import type { CaseResult } from './measure-case.ts';
import type { Figures } from './meter.ts';
import type { ProgramId } from './programs.ts';
import { pairedRatio, type Spread, spread } from './statistics.ts';

/** One measure of one program in one case. */
export interface Summary {
  /** In the measure's unit. */
  readonly value: Spread;
  /** Of docker's; null: it is docker, or there is nothing to compare with. */
  readonly ratio: Spread | null;
}

/** A goal and how far from it one of the programs is. */
export interface Verdict {
  readonly id: ProgramId;
  readonly measure: Measure;
  readonly ratio: number;
  readonly limit: number;
}

/** How measures are named, and what they are told in. */
export const MEASURES: Readonly<Record<Measure, { readonly unit: string; readonly per: number }>> =
  {
    wall: { unit: 'ms', per: 1000 },
    cpu: { unit: 'ms', per: 1000 },
    peak: { unit: 'MiB', per: 1 / 1024 },
  };

/** null: the program was not measured. */
export function summarise(
  { figures, beside }: CaseResult,
  id: ProgramId,
  measure: Measure,
): Summary | null {
  const ours = figures.get(id);
  if (ours === undefined) return null;
  const docker = beside.get(id);
  const values = (of: readonly Figures[]): readonly number[] => of.map((one) => one[measure]);
  return {
    value: spread(values(ours).map((value) => value * MEASURES[measure].per)),
    ratio: docker === undefined ? null : pairedRatio(values(ours), values(docker)),
  };
}

/** Each goal of the case that there is a ratio for. */
export function verdicts(result: CaseResult): readonly Verdict[] {
  return result.of.goals.flatMap((goal) => [
    ...verdict(result, goal, 'native'),
    ...verdict(result, goal, 'node'),
  ]);
}

function verdict(result: CaseResult, goal: Goal, id: 'native' | 'node'): readonly Verdict[] {
  const { measure } = goal;
  const limit = goal[id];
  const ratio = summarise(result, id, measure)?.ratio?.median;
  return limit === null || ratio === undefined ? [] : [{ id, measure, ratio, limit }];
}

/** Whether the ratio, as it is printed, keeps within its limit. */
export function isMet({ ratio, limit }: Verdict): boolean {
  return Number(ratio.toFixed(2)) <= limit;
}
