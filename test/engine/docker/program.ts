import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { join } from 'node:path';
import type { Readable } from 'node:stream';

const ROOT = join(import.meta.dirname, '../../..');
const NATIVE = join(ROOT, `dist/native/${process.platform}-${process.arch}/docker-images`);
const COMMANDS: ReadonlyMap<string, readonly string[]> = new Map([
  ['node', [process.execPath, join(ROOT, 'bin/docker-images.js')]],
  ['native', [NATIVE]],
  // The one whose behaviour it is.
  ['docker', ['docker']],
]);

/** Which program the tests of whole processes start: "node", "native" or "docker"; '' for none, for they take their time. */
export const PROGRAM: string = process.env['PROGRAM'] ?? '';

/** How a program ended, and what it said. */
export interface Ended {
  /** A status, or the name of a signal. */
  readonly status: number | string;
  readonly stdout: string;
  readonly stderr: string;
}

/** What is done with a program while it runs. */
export interface Treatment {
  /** Called as soon as it runs. */
  readonly started?: (child: ChildProcessByStdio<null, Readable, Readable>) => void;
  /** It gets SIGINT when this aborts. */
  readonly interrupt?: AbortSignal;
  /** Whose rights it has; the tests' own when absent. */
  readonly uid?: number;
  /** The folder it starts in; the tests' own when absent. */
  readonly cwd?: string;
  /** Variables besides PATH, HOME and DOCKER_HOST, or in their place; undefined takes one away. */
  readonly env?: Readonly<Record<string, string | undefined>>;
}

/** Runs the program with an engine. It is killed when it does not end, as a process of its own that nothing else is. */
export function runProgram(
  host: string,
  words: readonly string[],
  { started, interrupt, env = {}, ...place }: Treatment = {},
): Promise<Ended> {
  const [file = '', ...args] = [...(COMMANDS.get(PROGRAM) ?? []), ...words];
  const usual = { PATH: process.env['PATH'], HOME: '/nonexistent', DOCKER_HOST: host };
  const child = spawn(file, args, {
    ...place,
    env: { ...usual, ...env },
    timeout: 50_000,
    killSignal: 'SIGKILL',
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const texts = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'] as const) {
    child[name].setEncoding('latin1').on('data', (text: string) => {
      texts[name] += text;
    });
  }
  started?.(child);
  interrupt?.addEventListener('abort', () => child.kill('SIGINT'));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => resolve({ status: signal ?? code ?? -1, ...texts }));
  });
}
