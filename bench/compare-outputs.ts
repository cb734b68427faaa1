import { existsSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { BenchCase } from './bench-case.ts';
import { firstDifference } from './compare-files.ts';
import { type Laboratory, runOf } from './laboratory.ts';
import type { Program, ProgramId } from './programs.ts';

/** What a run left behind; files by what they hold. */
interface Outcome {
  readonly status: number;
  readonly files: Readonly<Record<string, string>>;
}

/** Runs the case with each program, and says of those that fail, or do not do what the first does, what is wrong. */
export async function compareOutputs(
  of: BenchCase,
  lab: Laboratory,
  programs: readonly Program[],
): Promise<ReadonlyMap<ProgramId, string>> {
  const problems = new Map<ProgramId, string>();
  const outcomes: Outcome[] = [];
  for (const program of programs) {
    // The first time fills caches: the system's, and those that programs keep for themselves.
    await observe(of, lab, program);
    const outcome = await observe(of, lab, program);
    outcomes.push(outcome);
    const problem = failure(outcome) ?? difference(of, outcomes[0] ?? outcome, outcome);
    if (problem !== null) problems.set(program.id, problem);
    if (outcomes.length > 1) clear(outcome);
  }
  for (const outcome of outcomes) clear(outcome);
  return problems;
}

async function observe(of: BenchCase, lab: Laboratory, program: Program): Promise<Outcome> {
  const run = runOf(of, lab, program);
  const { status } = await lab.meter.run(run);
  const files = { 'standard output': run.stdout ?? '', 'standard error': run.stderr };
  if (of.product === undefined || !existsSync(of.product)) return { status, files };
  const product = join(lab.folder, `${program.id}.product`);
  renameSync(of.product, product);
  return { status, files: { ...files, 'the file': product } };
}

function failure({ status, files }: Outcome): string | null {
  if (status === 0) return null;
  const said = readFileSync(files['standard error'] ?? '', 'utf8').trim();
  return `ended with status ${status}: ${said.split('\n').at(0)}`;
}

function difference({ equal }: BenchCase, first: Outcome, other: Outcome): string | null {
  if (equal === 'ending') {
    const { size } = statSync(other.files['standard output'] ?? '');
    return size > 0 ? null : 'printed nothing';
  }
  for (const what of new Set([...Object.keys(first.files), ...Object.keys(other.files)])) {
    const [one, two] = [first.files[what], other.files[what]];
    if (one === undefined || two === undefined) return `only one of them made ${what}`;
    const at = firstDifference(one, two);
    if (at !== null) return `${what} differs from byte ${at} on`;
  }
  return null;
}

function clear({ files }: Outcome): void {
  for (const file of Object.values(files)) rmSync(file, { force: true });
}
