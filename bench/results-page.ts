import type { Measure } from './bench-case.ts';
import { measureText, ratioText, valueText } from './figure-text.ts';
import type { CaseResult } from './measure-case.ts';
import type { StageResult } from './measure-stage.ts';
import type { Program } from './programs.ts';
import { isMet, summarise, type Verdict, verdicts } from './summary.ts';

/** What the page of results tells. */
export interface Results {
  readonly stages: readonly StageResult[];
  readonly programs: readonly Program[];
  /** Names and values. */
  readonly machine: readonly (readonly [string, string])[];
}

const MEASURED: readonly Measure[] = ['wall', 'cpu', 'peak'];

const INTRODUCTION = `Written by \`npm run bench\`. docker and each of ours run in turn, pair by pair, and a ratio is the median of ours/docker
over the pairs: what slows the machine slows both. Below 1 is less than docker. Values are medians, with the least and the
greatest. Outputs were compared byte by byte, archives by their digests, before anything was timed; a program whose output
differs has no ratio. Only \`--help\` has words of its own: there the status is compared, and that something came.`;

const NOTES = `- The scripted engine runs on the same machine and answers from memory, so that the client sets the time. A real engine
  sets it itself: there the processor time of the client counts.
- \`save -o\` syncs the file and renames it, in docker and in ours.
- Cold: the pages of the program's file were dropped from the page cache before each run (\`posix_fadvise\`, and the
  run had to read from the disk again). Libraries of the system stay warm. Not for Node: the bench runs on it.
- Peak memory is the kernel's \`ru_maxrss\`; it counts pages of the program's file, too.
- Instructions are not counted: a virtual machine often has no counter for them, and under valgrind the same command
  differs by up to 2 % from run to run and takes ten seconds. Bytes of heap on one thread are the same within 0.3 %:
  \`npm run counts\` holds those to limits, and the modules that each command loads.`;

/** RESULTS.md */
export function resultsPage({ stages, programs, machine }: Results): string {
  const cases = stages.flatMap((stage) => stage.cases);
  return [
    '# Speed beside docker',
    INTRODUCTION,
    '![Time over number of images](chart.svg)',
    table(['', ''], [...machine, ...programs.map(({ id, title }) => [id, title])]),
    '## Goals',
    table(['Case', 'Measure', 'native', 'Goal', 'Node', 'Goal'], cases.flatMap(goalRows)),
    ...stages.flatMap((stage) => [`## ${stage.title}`, stageText(stage, programs)]),
    '## Notes',
    `${NOTES}\n`,
  ].join('\n\n');
}

function goalRows(result: CaseResult): readonly (readonly string[])[] {
  const all = verdicts(result);
  return result.of.goals.map(({ measure }) => [
    result.of.name,
    measure === 'cpu' ? 'CPU' : measure,
    ...(['native', 'node'] as const).flatMap((id) => {
      const verdict = all.find((one) => one.id === id && one.measure === measure);
      return verdict === undefined ? [bare(result, id, measure), ''] : verdictCells(verdict);
    }),
  ]);
}

function verdictCells(verdict: Verdict): readonly [string, string] {
  const { ratio, limit } = verdict;
  return [ratio.toFixed(2), `≤ ${limit} ${isMet(verdict) ? 'met' : '**missed**'}`];
}

/** A ratio that has no goal. */
function bare(result: CaseResult, id: 'native' | 'node', measure: Measure): string {
  return summarise(result, id, measure)?.ratio?.median.toFixed(2) ?? '–';
}

function stageText({ cases, skipped }: StageResult, programs: readonly Program[]): string {
  if (skipped !== null) return `Not measured: ${skipped.replace(/[.?]+$/, '')}.`;
  const heads = MEASURED.flatMap((measure) => [measureText(measure), 'ratio']);
  return table(
    ['Case', 'Runs', 'Program', ...heads],
    cases.flatMap((result) => caseRows(result, programs)),
  );
}

function caseRows(
  result: CaseResult,
  programs: readonly Program[],
): readonly (readonly string[])[] {
  return programs.flatMap(({ id }) => {
    const runs = result.figures.get(id)?.length ?? 0;
    const problem = result.problems.get(id);
    if (problem !== undefined) return [[result.of.name, '0', id, problem]];
    if (runs === 0) return [];
    return [
      [
        result.of.name,
        String(runs),
        id,
        ...MEASURED.flatMap((measure) => pair(result, id, measure)),
      ],
    ];
  });
}

function pair(result: CaseResult, id: Program['id'], measure: Measure): readonly string[] {
  const summary = summarise(result, id, measure);
  if (summary === null) return ['–', ''];
  return [valueText(summary.value), summary.ratio === null ? '' : ratioText(summary.ratio)];
}

function table(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const lines = [heads, heads.map(() => '---'), ...rows].map((row) =>
    heads.map((_, column) => (row[column] ?? '').replaceAll('|', '\\|')),
  );
  return lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}
