import type { Measure } from './bench-case.ts';
import { measureText, ratioText, valueText } from './figure-text.ts';
import type { CaseResult } from './measure-case.ts';
import type { Program } from './programs.ts';
import { isMet, summarise, verdicts } from './summary.ts';

const SHOWN: readonly Measure[] = ['wall', 'cpu', 'peak'];
const NAME = 9; // characters
const CELL = 42;

/** A case as the terminal shows it: a line for each program, then what became of the goals. */
export function caseText(result: CaseResult, programs: readonly Program[]): string {
  const heads = SHOWN.map((measure) => `${measureText(measure)}, ratio`.padEnd(CELL));
  const goals = verdicts(result).map((one) => {
    const verdict = isMet(one) ? 'met' : 'MISSED';
    return `  ${one.id} ${one.measure} ${one.ratio.toFixed(2)}, goal ${one.limit}: ${verdict}`;
  });
  return [
    result.of.name,
    `  ${''.padEnd(NAME)}${heads.join('')}`.trimEnd(),
    ...programs.flatMap((program) => programLine(result, program)),
    ...goals,
    '',
  ].join('\n');
}

function programLine(result: CaseResult, { id }: Program): readonly string[] {
  const problem = result.problems.get(id);
  if (problem !== undefined) return [`  ${id.padEnd(NAME)}NOT MEASURED: ${problem}`];
  if (!result.figures.has(id)) return [];
  const cells = SHOWN.map((measure) => {
    const summary = summarise(result, id, measure);
    if (summary === null) return '';
    const ratio = summary.ratio === null ? '' : `  ${ratioText(summary.ratio)}`;
    return `${valueText(summary.value)}${ratio}`.padEnd(CELL);
  });
  return [`  ${id.padEnd(NAME)}${cells.join('')}`.trimEnd()];
}
