import type { Stage } from './bench-case.ts';
import type { Duties } from './duties.ts';
import type { Laboratory } from './laboratory.ts';
import { type CaseResult, measureCase } from './measure-case.ts';

/** What came of the cases of a stage. */
export interface StageResult {
  readonly title: string;
  readonly cases: readonly CaseResult[];
  /** Why there are none; null: they were measured. */
  readonly skipped: string | null;
}

/** How the cases of a stage are to be measured. */
export interface StageOrder {
  readonly lab: Laboratory;
  readonly duties: Duties;
  /** Cases whose name matches. */
  readonly only: RegExp;
  readonly onResult: (result: CaseResult) => void;
}

/** Measures the cases that are wanted. Nothing is prepared where none is. */
export async function measureStage(stage: Stage, order: StageOrder): Promise<StageResult> {
  const { title } = stage;
  const wanted = stage.cases.filter(({ name }) => order.only.test(name));
  if (wanted.length === 0) return { title, cases: [], skipped: 'not asked for' };
  order.duties.add(() => stage.clear?.());
  const skipped = await stage.prepare();
  if (skipped !== null) return { title, cases: [], skipped };
  const cases: CaseResult[] = [];
  for (const of of wanted) {
    const result = await measureCase(of, order.lab);
    order.onResult(result);
    cases.push(result);
  }
  return { title, cases, skipped: null };
}
