import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { compileNative } from '../../script/compile-native.ts';
import type { CountOrder } from './count-modules.ts';

/** System calls that commands make, by name of the command. */
export type Calls = Readonly<Record<string, number>>;

// Threads that meet, waiting, and memory that the runtime asks for: that depends on who was first.
const UNSTEADY = 'futex,poll,epoll_ctl,epoll_pwait2,mmap,munmap,madvise,sched_yield';
/**
 * The runtime looks at its memory, now and then: it opens these, asks how large they are, reads and closes them. How
 * often it reads depends on how long the path of the program is.
 */
const LOOK_AT_MEMORY =
  /^openat\(.*"\/proc\/self\/(?:statm|maps)".*\n(?:(?:prlimit64|\w*fstat\w*|read)\(.*\n)*close\(.*\n/gm;
/** An answer may come in more pieces than it should; so the least of a few runs counts. */
const RUNS = 3;

/** Whether calls can be counted here. */
export function canCountCalls(): boolean {
  return spawnSync('strace', ['-V'], { stdio: 'ignore' }).error === undefined;
}

/**
 * Counts the calls of the main thread of a native program, without those that its runtime makes before and after on
 * this machine: they are known from the same program that ends before it does anything. Each order needs another folder.
 */
export async function countCalls(
  program: string,
  target: string,
  orders: readonly CountOrder[],
): Promise<Calls> {
  const [first] = orders;
  if (first === undefined) return {};
  const start = { ...first, name: 'start', args: [], folder: `${first.folder}-start` };
  const runtime = await leastCalls(await endsAtOnce(start.folder, target), start);
  const counts: Record<string, number> = {};
  for (const order of orders) counts[order.name] = (await leastCalls(program, order)) - runtime;
  return counts;
}

async function endsAtOnce(folder: string, target: string): Promise<string> {
  mkdirSync(folder);
  const [prelude, outfile] = [join(folder, 'end.cjs'), join(folder, 'ends')];
  writeFileSync(prelude, 'process.exit(0);');
  await compileNative([{ target, outfile, prelude }]);
  return outfile;
}

async function leastCalls(program: string, order: CountOrder): Promise<number> {
  mkdirSync(order.folder, { recursive: true });
  let least = Infinity;
  for (let run = 0; run < RUNS; run += 1) least = Math.min(least, await calls(program, order));
  return least;
}

async function calls(program: string, { name, args, host, folder }: CountOrder): Promise<number> {
  const trace = join(folder, 'trace');
  const words = ['-qq', '-e', `trace=!${UNSTEADY}`, '-o', trace, program, ...args];
  const env = { PATH: process.env['PATH'], HOME: folder, TZ: 'UTC', DOCKER_HOST: host };
  const child = spawn('strace', words, { cwd: folder, env, stdio: 'ignore' });
  const [status]: unknown[] = await once(child, 'exit');
  if (status !== 0) throw new Error(`${name} under strace ended with status ${String(status)}`);
  return callsIn(readFileSync(trace, 'latin1'));
}

/** How many calls strace has written down, but for those of a runtime that looks at its memory. */
export function callsIn(trace: string): number {
  return trace.replaceAll(LOOK_AT_MEMORY, '').match(/^\w+\(/gm)?.length ?? 0;
}
