import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Bytes that commands allocate on the heap, by name of the command. */
export type Allocations = Readonly<Record<string, number>>;

const PROBE = join(import.meta.dirname, 'heap-probe.cjs');
const PROGRAM = join(import.meta.dirname, '../../bin/docker-images.js');

// One thread that compiles nothing on the way, and room so that nothing is collected: runs differ by less than 0.3 %.
const FLAGS = [
  '--single-threaded',
  '--no-opt',
  '--predictable',
  '--min-semi-space-size=128',
  '--max-semi-space-size=128',
];

const ROWS = [0, 1000];
const FORMS = [[], ['-q'], ['--format', '{{.ID}} {{.Size}}'], ['--format', 'json']];

/** Counts lists of no and of many images in all forms, in a folder of its own. */
export async function countAllocations(host: string, folder: string): Promise<Allocations> {
  mkdirSync(folder);
  const counts: Record<string, number> = {};
  for (const rows of ROWS) {
    for (const form of rows === 0 ? [[]] : FORMS) {
      const args = ['images', '--filter', `label=${rows}`, ...form];
      counts[`images @${[rows, ...form].join(' ')}`] = await count(args, host, folder);
    }
  }
  return counts;
}

async function count(args: readonly string[], host: string, folder: string): Promise<number> {
  const output = join(folder, 'heap');
  const env = {
    HOME: folder,
    TZ: 'UTC',
    DOCKER_HOST: host,
    NODE_DISABLE_COMPILE_CACHE: '1',
    PROBE_OUTPUT: output,
  };
  const words = [...FLAGS, '--require', PROBE, PROGRAM, ...args];
  const child = spawn(process.execPath, words, { cwd: folder, env, stdio: 'ignore' });
  const [status]: unknown[] = await once(child, 'exit');
  if (status !== 0) throw new Error(`${args.join(' ')} ended with status ${String(status)}`);
  return Number(readFileSync(output, 'utf8'));
}
