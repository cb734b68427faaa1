import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { BASE_IMAGES } from '../make/base-images.ts';
import { makeArchive } from '../make/make-archive.ts';
import { ENGINE_SCRIPTS, type EngineScript } from './engine-scripts.ts';
import { foldDifferences } from './fold-differences.ts';
import { resetEngine } from './reset-engine.ts';
import { PROGRAM } from '../program-under-test.ts';

const [COMMAND = '', ...WORDS] = PROGRAM;

const host = process.env['DOCKER_HOST'] ?? '';
const registry = process.env['REGISTRY'] ?? '';
/** Steps about other objects than images, which no store has, and one that API 1.41 refuses. */
const LEFT_OUT = new Set(['host', 'none', '--platform']);

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'both-'));
  writeFileSync(join(folder, 'base.tar'), makeArchive(BASE_IMAGES));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** What a step gives: one text, for one comparison. */
function run(args: readonly string[], place: string): string {
  const typed = args.map((word) => word.replaceAll('$REGISTRY', registry));
  const env = { PATH: process.env['PATH'], HOME: folder, TZ: 'UTC', DOCKER_HOST: place };
  const options = { cwd: folder, env, encoding: 'utf8', input: '' } as const;
  const { status, stdout, stderr } = spawnSync(COMMAND, [...WORDS, ...typed], options);
  return foldDifferences(`status ${status}\n${stdout}\n${stderr}`);
}

function playOnStore({ id, steps }: EngineScript): readonly string[] {
  const place = `store://${join(folder, id)}`;
  run(['load', '-i', 'base.tar'], place);
  return steps.map((step) => run(step, place));
}

async function playOnEngine({ steps }: EngineScript): Promise<readonly string[]> {
  await resetEngine(host.replace('unix://', ''));
  return steps.map((step) => run(step, host));
}

describe('the store does what a Docker Engine does', () => {
  const scripts = ENGINE_SCRIPTS.map((script) => ({
    ...script,
    steps: script.steps.filter((step) => !step.some((word) => LEFT_OUT.has(word))),
  }));
  test.each(scripts)('$id', async (script) => {
    const engine = await playOnEngine(script);
    const store = playOnStore(script);
    script.steps.forEach((step, at) => {
      expect(`${step.join(' ')}: ${store[at]}`).toBe(`${step.join(' ')}: ${engine[at]}`);
    });
  });
});
