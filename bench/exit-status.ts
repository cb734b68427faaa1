import type { CaseResult } from './measure-case.ts';
import type { StageResult } from './measure-stage.ts';

/** 1 when a program failed or did something else than docker, else 0. */
export function exitStatus(results: readonly StageResult[]): 0 | 1 {
  return results.some(({ cases }) => cases.some(isBad)) ? 1 : 0;
}

/** Not a cold start that this system cannot give: what the program does is compared in the warm case. */
function isBad({ of, problems }: CaseResult): boolean {
  return problems.size > 0 && of.isCold !== true;
}
