import { join } from 'node:path';
import type { BenchCase } from './bench-case.ts';
import type { Meter, Run } from './meter.ts';
import type { Program } from './programs.ts';

/** What cases are measured with. */
export interface Laboratory {
  readonly meter: Meter;
  /** The others are compared with the first. */
  readonly programs: readonly Program[];
  readonly rounds: Readonly<Record<BenchCase['pace'], number>>;
  /** For what the programs write; their home, too. */
  readonly folder: string;
}

/** A case as one of the programs runs it. Its output goes into files that bear the program's name. */
export function runOf(of: BenchCase, { folder }: Laboratory, program: Program): Run {
  return {
    words: [...program.words, ...of.args],
    env: { PATH: process.env['PATH'] ?? '', HOME: folder, TMPDIR: folder, TZ: 'UTC', ...of.engine },
    stdout: join(folder, `${program.id}.stdout`),
    stderr: join(folder, `${program.id}.stderr`),
  };
}
