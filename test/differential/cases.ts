import { badInputCases } from './cases-bad-input.ts';
import { historyCases } from './cases-history.ts';
import { imagesCases } from './cases-images.ts';
import { inspectCases } from './cases-inspect.ts';
import { localCases } from './cases-local.ts';
import { loginCases } from './cases-login.ts';
import { programCases } from './cases-program.ts';
import { registryCases } from './cases-registry.ts';
import type { DifferentialCase } from './run-case.ts';

/** Every case, for an engine whose ages are relative to this second. */
export function buildCases(now: number): readonly DifferentialCase[] {
  return [
    ...imagesCases(now),
    ...historyCases(now),
    ...inspectCases(),
    ...programCases(now),
    ...badInputCases(),
    ...loginCases(),
    ...registryCases(),
    ...localCases(),
  ];
}
