import { describe, expect, test } from 'vitest';
import type { BenchCase } from '../../bench/bench-case.ts';
import { caseText } from '../../bench/case-text.ts';
import type { CaseResult } from '../../bench/measure-case.ts';
import type { Figures } from '../../bench/meter.ts';
import type { Program, ProgramId } from '../../bench/programs.ts';
import { resultsPage } from '../../bench/results-page.ts';

const MIB = 1024; // KiB
const programs = (['docker', 'native', 'node'] as const).map(
  (id): Program => ({
    id,
    title: `${id} 1`,
    words: [id],
    file: id,
  }),
);
const list: BenchCase = {
  name: 'images | all',
  args: [],
  engine: {},
  pace: 'fast',
  goals: [
    { measure: 'wall', native: 0.5, node: 0.5 },
    { measure: 'peak', native: 1.6, node: null },
  ],
};
const result = caseResult(
  { docker: [run(0.1, 20), run(0.2, 20)], native: [run(0.05, 40), run(0.1, 40)] },
  { node: 'standard output differs from byte 7 on' },
);

describe('resultsPage()', () => {
  const page = resultsPage({
    stages: [
      { title: 'Lists', cases: [result], skipped: null },
      { title: 'Real engine', cases: [], skipped: 'DOCKER_HOST names no engine' },
    ],
    programs,
    machine: [['Date', '2026-11-21']],
  });

  test('tells which goals were met', () => {
    expect(page).toContain('| images \\| all | wall | 0.50 | ≤ 0.5 met | – |  |');
    expect(page).toContain('| images \\| all | peak | 2.00 | ≤ 1.6 **missed** | – |  |');
  });

  test('gives values and ratios of what was measured', () => {
    expect(page).toContain('| native | 75.0 (50.0..100) | 0.50 (0.50..0.50) |');
    expect(page).toContain('| docker | 150 (100..200) |  |');
  });

  test('gives no figures of what differs, nor of what was left out', () => {
    expect(page).toContain(
      '| images \\| all | 0 | node | standard output differs from byte 7 on |',
    );
    expect(page).toContain('Not measured: DOCKER_HOST names no engine.');
  });

  test('has rows as long as their heads', () => {
    const widths = page.split('\n\n').map((block) => block.split('\n').map(columns));
    const tables = widths.filter(([first = 0]) => first > 0);
    expect(tables).toHaveLength(3);
    for (const rows of tables) expect(new Set(rows).size).toBe(1);
  });
});

describe('caseText()', () => {
  test('shows the same on a terminal', () => {
    const text = caseText(result, programs);
    expect(text).toContain('node     NOT MEASURED: standard output differs from byte 7 on');
    expect(text).toContain('native wall 0.50, goal 0.5: met');
    expect(text).toContain('native peak 2.00, goal 1.6: MISSED');
  });

  test('has no ratio without docker', () => {
    expect(caseText(caseResult({ native: [run(1, 10)] }, {}), programs)).not.toContain('goal');
  });
});

function caseResult(
  figures: Readonly<Partial<Record<ProgramId, readonly Figures[]>>>,
  problems: Readonly<Partial<Record<ProgramId, string>>>,
): CaseResult {
  const ids = programs.map(({ id }) => id);
  return {
    of: list,
    figures: new Map(ids.flatMap((id) => pair(id, figures[id]))),
    beside: new Map(ids.flatMap((id) => (id === 'docker' ? [] : pair(id, figures.docker)))),
    problems: new Map(ids.flatMap((id) => pair(id, problems[id]))),
  };
}

function pair<Value>(id: ProgramId, value: Value | undefined): (readonly [ProgramId, Value])[] {
  return value === undefined ? [] : [[id, value]];
}

function run(wall: number, mebibytes: number): Figures {
  return { wall, cpu: wall, peak: mebibytes * MIB, status: 0, read: 0 };
}

function columns(line: string): number {
  return line.startsWith('|') ? line.replaceAll('\\|', '').split('|').length : 0;
}
