// npm run bench -- [--runs N] [--only REGEX] [--node PATH] [--quick]
// Ours (native, and on Node) and docker in turn, as ratios ours/docker of wall time, processor time and peak memory.
// Outputs are compared before anything is timed; what differs gets no ratio, and ends in status 1. Nothing fails for
// being slow. A whole run writes RESULTS.md and chart.svg beside this file.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { archiveStage } from './archive-stage.ts';
import type { Stage } from './bench-case.ts';
import { type BenchOptions, isWhole, readBenchOptions } from './bench-options.ts';
import { caseText } from './case-text.ts';
import { Duties } from './duties.ts';
import { engineStage } from './engine-stage.ts';
import { exitStatus } from './exit-status.ts';
import type { Laboratory } from './laboratory.ts';
import { listStage } from './list-stage.ts';
import { measureStage, type StageResult } from './measure-stage.ts';
import { meterProblem, openMeter } from './meter.ts';
import { findPrograms, type Program } from './programs.ts';
import { Servers } from './servers.ts';
import { writeResults } from './write-results.ts';

const duties = new Duties();
const options = readBenchOptions(process.argv.slice(2));
const problem = meterProblem();
if (typeof options === 'string') {
  process.stderr.write(`bench: ${options}\n`);
  process.exitCode = 2;
} else if (problem !== null) say(`nothing is measured: ${problem}`);
else await bench(options);

async function bench(wanted: BenchOptions): Promise<void> {
  const { found, missing } = findPrograms({
    root: join(import.meta.dirname, '..'),
    node: wanted.node,
    path: process.env['PATH'] ?? '',
  });
  for (const line of missing) say(`left out: ${line}`);
  duties.heedSignals();
  try {
    const results = await measureAll(found, wanted);
    process.exitCode = exitStatus(results);
    if (isWhole(wanted) && missing.length === 0) say(writeResults(results, found));
    else say('This was not all of it: RESULTS.md is as it was.');
  } finally {
    duties.fulfil();
  }
}

async function measureAll(
  programs: readonly Program[],
  wanted: BenchOptions,
): Promise<readonly StageResult[]> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  duties.add(() => rmSync(folder, { recursive: true, force: true }));
  const meter = openMeter();
  duties.add(() => meter.close());
  const results: StageResult[] = [];
  for (const stage of stages(folder, programs, wanted)) {
    const result = await measureStage(stage, {
      lab: { meter, programs, folder, rounds: rounds(wanted) },
      duties,
      only: wanted.only,
      onResult: (one) => say(caseText(one, programs)),
    });
    if (result.skipped !== null) say(`${stage.title}: ${result.skipped}`);
    results.push(result);
  }
  return results;
}

function stages(
  folder: string,
  programs: readonly Program[],
  { isQuick }: BenchOptions,
): readonly Stage[] {
  const servers = new Servers();
  duties.add(() => servers.stop());
  const mebibytes = isQuick ? 64 : 1024;
  return [
    listStage(join(folder, 'list.sock'), isQuick, servers),
    archiveStage({ folder, mebibytes, servers }),
    engineStage({ folder, mebibytes, client: programs.at(-1)?.words ?? [] }),
  ];
}

/** How often each program runs a case. */
function rounds({ runs, isQuick }: BenchOptions): Laboratory['rounds'] {
  return { fast: runs ?? (isQuick ? 5 : 21), slow: runs ?? (isQuick ? 3 : 7) };
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}
