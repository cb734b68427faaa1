// npm run differential:engine -- --host unix:///tmp/engine/docker.sock [--ref docker] [--only REGEX]
// Runs each script through docker and through ours on the same real engine and compares every step.
// It removes every image of that engine first: use one that exists for tests alone.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ENGINE_SCRIPTS, type EngineScript } from './engine-scripts.ts';
import { resetEngine } from './reset-engine.ts';

const PROGRAM = join(import.meta.dirname, '../../bin/docker-images.js');
const { values: options } = parseArgs({
  options: {
    host: { type: 'string' },
    ref: { type: 'string', default: 'docker' },
    sut: { type: 'string', default: `node ${PROGRAM}` },
    only: { type: 'string', default: '' },
  },
});
const host = options.host ?? process.env['DOCKER_HOST'] ?? '';
const home = mkdtempSync(join(tmpdir(), 'real-'));
await resetEngine(host.replace('unix://', ''));
const scripts = ENGINE_SCRIPTS.filter(({ id }) => new RegExp(options.only).test(id));
const failed = scripts.filter((script) => !sameOnBoth(script));
rmSync(home, { recursive: true });
process.stdout.write(`${scripts.length - failed.length} passed, ${failed.length} failed\n`);
process.exitCode = failed.length === 0 ? 0 : 1;

function sameOnBoth({ id, steps }: EngineScript): boolean {
  const differing = steps.filter((step) => {
    const [want, got] = [run(options.ref, step), run(options.sut, step)];
    if (want === got) return false;
    process.stdout.write(`\n✗ ${id}: docker ${step.join(' ')}\n want ${want}\n got  ${got}\n`);
    return true;
  });
  return differing.length === 0;
}

/** Rows of one image come in random order from docker: lines are compared sorted. */
function run(client: string, args: readonly string[]): string {
  const [program = '', ...words] = [...client.split(' '), ...args];
  const env = { PATH: process.env['PATH'], HOME: home, TZ: 'UTC', DOCKER_HOST: host };
  const { status, stdout, stderr } = spawnSync(program, words, { env, encoding: 'utf8' });
  const sorted = stdout.split('\n').toSorted().join('\n');
  return JSON.stringify({ status, stdout: sorted, stderr }).replaceAll('docker-images', 'docker');
}
