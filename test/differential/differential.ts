// npm run differential -- [--ref docker] [--sut 'COMMAND'] [--only REGEX] [--show N] [--record]
// Runs each case through two clients against the same scripted engine and reports where they
// differ. --record instead keeps what the reference did, for machines without docker.
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { buildCases } from './cases.ts';
import { compareResults, type Difference, showDifference } from './compare-results.ts';
import { type CaseResult, type DifferentialCase, runCase } from './run-case.ts';
import { PROGRAM } from '../program-under-test.ts';

const { values: options } = parseArgs({
  options: {
    ref: { type: 'string', default: 'docker' },
    sut: { type: 'string', default: PROGRAM.join(' ') },
    only: { type: 'string', default: '' },
    show: { type: 'string', default: '10' },
    record: { type: 'boolean', default: false },
  },
});
const reference = options.ref.split(' ');
warnOfOtherVersion();
const now = Math.floor(Date.now() / 1000);
const cases = buildCases(now).filter(({ id }) => new RegExp(options.only).test(id));
if (options.record) await record();
else await compare();

function warnOfOtherVersion(): void {
  const { stdout } = spawnSync(reference[0] ?? '', ['--version'], { encoding: 'utf8' });
  if (!stdout?.includes(' 28.2.')) {
    process.stderr.write(`the reference is "${stdout?.trim()}", not docker 28.2\n`);
  }
}

async function record(): Promise<void> {
  const results: Record<string, CaseResult> = {};
  for (const one of cases) results[one.id] = await runCase(reference, one);
  const path = join(import.meta.dirname, 'recorded.json');
  writeFileSync(path, `${JSON.stringify({ now, results }, null, 1)}\n`);
  process.stdout.write(`${cases.length} recorded\n`);
}

async function compare(): Promise<void> {
  const failed: string[] = [];
  for (const one of cases) {
    const differences = await differencesOf(one);
    if (differences.length === 0) continue;
    failed.push(one.id);
    if (failed.length > Number(options.show)) continue;
    const shown = differences.map(showDifference).join('\n');
    process.stdout.write(`\n✗ ${one.id}: docker ${one.args.join(' ')}\n${shown}\n`);
  }
  process.stdout.write(`\n${cases.length - failed.length} passed, ${failed.length} failed\n`);
  process.exitCode = failed.length === 0 ? 0 : 1;
}

async function differencesOf(one: DifferentialCase): Promise<readonly Difference[]> {
  const [want, got] = await Promise.all([
    runCase(reference, one),
    runCase(options.sut.split(' '), one),
  ]);
  return compareResults(want, got, one.compare);
}
