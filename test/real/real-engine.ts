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
import { PROGRAM } from '../program-under-test.ts';

const { values: options } = parseArgs({
  options: {
    host: { type: 'string' },
    ref: { type: 'string', default: 'docker' },
    sut: { type: 'string', default: PROGRAM.join(' ') },
    only: { type: 'string', default: '' },
  },
});
const host = options.host ?? process.env['DOCKER_HOST'] ?? '';
const registry = process.env['REGISTRY'] ?? '';
const home = mkdtempSync(join(tmpdir(), 'real-'));
await reset();
const failed: string[] = [];
const scripts = ENGINE_SCRIPTS.filter(isWanted);
for (const script of scripts) if (!(await isSameOnBoth(script))) failed.push(script.id);
rmSync(home, { recursive: true });
process.stdout.write(`${scripts.length - failed.length} passed, ${failed.length} failed\n`);
process.exitCode = failed.length === 0 ? 0 : 1;

/** Without a registry, what needs one is left out. */
function isWanted({ id, steps }: EngineScript): boolean {
  const needsRegistry = steps.flat().some((word) => word.includes('$REGISTRY'));
  return new RegExp(options.only).test(id) && (registry !== '' || !needsRegistry);
}

async function isSameOnBoth(script: EngineScript): Promise<boolean> {
  const want = await play(options.ref, script);
  const got = await play(options.sut, script);
  const differing = script.steps.filter((step, at) => {
    if (want[at] === got[at]) return false;
    const words = step.join(' ');
    process.stdout.write(
      `\n✗ ${script.id}: docker ${words}\n want ${want[at]}\n got  ${got[at]}\n`,
    );
    return true;
  });
  if (script.changes === true) await reset();
  return differing.length === 0;
}

async function play(client: string, { steps, changes }: EngineScript): Promise<readonly string[]> {
  if (changes === true) await reset();
  return steps.map((step) => run(client, step));
}

function reset(): Promise<void> {
  return resetEngine(host.replace('unix://', ''));
}

/** Rows of one image come in random order from docker: lines are compared sorted. */
function run(client: string, args: readonly string[]): string {
  const typed = args.map((word) => word.replaceAll('$REGISTRY', registry));
  const [program = '', ...words] = [...client.split(' '), ...typed];
  const env = { PATH: process.env['PATH'], HOME: home, TZ: 'UTC', DOCKER_HOST: host };
  const { status, stdout, stderr } = spawnSync(program, words, {
    env,
    cwd: home,
    encoding: 'utf8',
  });
  const sorted = stdout.split('\n').toSorted().join('\n');
  return JSON.stringify({ status, stdout: sorted, stderr }).replaceAll('docker-images', 'docker');
}
