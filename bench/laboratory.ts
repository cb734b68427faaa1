import { join } from 'node:path';
import type { BenchCase } from './bench-case.ts';
import type { Meter, Run } from './meter.ts';
import type { Program } from './programs.ts';

const DIGEST =
  "process.stdin.pipe(require('node:crypto').createHash('sha256').setEncoding('hex')).pipe(process.stdout)";

/** What cases are measured with. */
export interface Laboratory {
  readonly meter: Meter;
  /** The others are compared with the first. */
  readonly programs: readonly Program[];
  readonly rounds: Readonly<Record<BenchCase['pace'], number>>;
  /** For what the programs write; their home, too. */
  readonly folder: string;
}

/** A case as one of the programs runs it to be measured. Its output goes into files that bear the program's name. */
export function runOf(of: BenchCase, lab: Laboratory, program: Program): Run {
  const run = plainRun(of, lab, program);
  return of.output === 'pipe' ? { ...run, stdout: null } : run;
}

/** The same to be compared: a pipe's digest stands in the file for the output, and the engine tells what it can. */
export function checkedRunOf(
  of: BenchCase,
  lab: Laboratory,
  program: Program,
): Run & { readonly stdout: string } {
  const run = plainRun({ ...of, engine: of.checkedEngine ?? of.engine }, lab, program);
  return of.output === 'pipe' ? { ...run, reader: [process.execPath, '-e', DIGEST] } : run;
}

function plainRun(
  of: BenchCase,
  { folder }: Laboratory,
  program: Program,
): Run & { readonly stdout: string } {
  return {
    words: [...program.words, ...of.args],
    env: { PATH: process.env['PATH'] ?? '', HOME: folder, TMPDIR: folder, TZ: 'UTC', ...of.engine },
    stdout: join(folder, `${program.id}.stdout`),
    stderr: join(folder, `${program.id}.stderr`),
  };
}
