import { type ChildProcessByStdio, spawn, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';

/** A program that is to be run once, with its streams. */
export interface Run {
  readonly words: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  /** A file; null: nothing to read. */
  readonly stdin?: string | null;
  /** A file; null: a pipe that somebody reads to its end. */
  readonly stdout: string | null;
  /** A program that reads the output through a pipe; what it prints goes into the file in the output's place. */
  readonly reader?: readonly string[];
  readonly stderr: string;
  /** Files whose pages leave the page cache first, as far as the system lets them go. */
  readonly drop?: readonly string[];
}

/** What a run took. */
export interface Figures {
  /** Seconds on the clock. */
  readonly wall: number;
  /** Seconds of all processors, user and system. */
  readonly cpu: number;
  /** The most memory that was in use at once, KiB. */
  readonly peak: number;
  /** Negative: killed by that signal. */
  readonly status: number;
  /** Blocks that came from the disk; null where the system does not count them. */
  readonly read: number | null;
}

/** Runs programs one after the other and measures them. */
export interface Meter {
  readonly run: (run: Run) => Promise<Figures>;
  readonly close: () => void;
}

/** Why nothing can be measured here; null: it can. */
export function meterProblem(): string | null {
  const { status } = spawnSync('python3', ['-c', 'import os; os.wait4'], { stdio: 'ignore' });
  return status === 0 ? null : 'no python3 that knows wait4, which tells what a program took';
}

/** Starts measure.py, which serves until it is closed. */
export function openMeter(): Meter {
  const child = spawn('python3', [join(import.meta.dirname, 'measure.py')], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const answers = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return { run: (run) => ask(child, answers, run), close: () => child.stdin.end() };
}

async function ask(
  child: ChildProcessByStdio<Writable, Readable, null>,
  answers: AsyncIterator<string>,
  run: Run,
): Promise<Figures> {
  child.stdin.write(`${JSON.stringify(run)}\n`);
  const { value, done } = await answers.next();
  if (done === true) throw new Error(`measure.py ended over ${run.words.join(' ')}`);
  const figures: Figures = JSON.parse(value);
  return figures;
}
