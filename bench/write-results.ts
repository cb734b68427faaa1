import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CaseResult } from './measure-case.ts';
import { describeMachine } from './machine.ts';
import type { StageResult } from './measure-stage.ts';
import type { Program } from './programs.ts';
import { type Chart, drawChart, type Series } from './draw-chart.ts';
import { resultsPage } from './results-page.ts';
import { summarise } from './summary.ts';

const PAGE = join(import.meta.dirname, 'RESULTS.md');
const CHART = join(import.meta.dirname, 'chart.svg');

/** Writes the page of results and the chart; says where they are. */
export function writeResults(stages: readonly StageResult[], programs: readonly Program[]): string {
  const machine = describeMachine(new Date());
  writeFileSync(PAGE, resultsPage({ stages, programs, machine }));
  const cases = stages.flatMap((stage) => stage.cases);
  writeFileSync(CHART, drawChart(chartOf(cases, programs)));
  return `written: ${PAGE}, ${CHART}`;
}

function chartOf(cases: readonly CaseResult[], programs: readonly Program[]): Chart {
  const sizes = cases.filter(({ of }) => of.name === `images @${of.images}`);
  return {
    title: 'Time of "images" over the number of images',
    caption: 'Median of wall time; thin lines go from the least to the greatest. Less is better.',
    series: programs.map((program): Series => {
      const points = sizes.flatMap((result) => {
        const summary = summarise(result, program.id, 'wall');
        return summary === null ? [] : [{ x: result.of.images ?? 0, y: summary.value }];
      });
      return { name: program.title, kind: program.id, points };
    }),
  };
}
