import { existsSync, readFileSync, rmSync, statSync } from 'node:fs';
import type { BenchCase } from './bench-case.ts';
import { firstDifference } from './compare-files.ts';
import { digestOfFile } from './digest.ts';
import { checkedRunOf, type Laboratory, runOf } from './laboratory.ts';
import type { Program, ProgramId } from './programs.ts';

/** What a run left behind. */
interface Outcome {
  readonly status: number;
  /** Files by what they hold. */
  readonly files: Readonly<Record<string, string>>;
  /** The digest of what may be too large for a file that is kept; null: there is no such thing. */
  readonly digest: string | null;
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
    await lab.meter.run(runOf(of, lab, program));
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
  // What the time before made must not be taken for what this one makes.
  if (of.product !== undefined) rmSync(of.product, { force: true });
  const { stdout, ...run } = checkedRunOf(of, lab, program);
  const { status } = await lab.meter.run({ ...run, stdout });
  const files = { 'standard output': stdout, 'standard error': run.stderr };
  if (of.output === 'pipe') return { status, files, digest: readFileSync(stdout, 'utf8') };
  if (of.product === undefined || !existsSync(of.product)) return { status, files, digest: null };
  const digest = digestOfFile(of.product);
  rmSync(of.product);
  return { status, files, digest };
}

function failure({ status, files }: Outcome): string | null {
  if (status === 0) return null;
  const said = readFileSync(files['standard error'] ?? '', 'utf8').trim();
  return `ended with status ${status}: ${said.split('\n').at(0)}`;
}

function difference(of: BenchCase, first: Outcome, other: Outcome): string | null {
  if (of.equal === 'ending') {
    const { size } = statSync(other.files['standard output'] ?? '');
    return size > 0 ? null : 'printed nothing';
  }
  const wanted = of.digest?.() ?? first.digest;
  if (other.digest !== wanted) return `made ${other.digest ?? 'nothing'}, not ${wanted}`;
  for (const [what, file] of Object.entries(other.files)) {
    const at = firstDifference(first.files[what] ?? '', file);
    if (at !== null) return `${what} differs from byte ${at} on`;
  }
  return null;
}

function clear({ files }: Outcome): void {
  for (const file of Object.values(files)) rmSync(file, { force: true });
}
