import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, mkdtempSync, openSync, read, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type ScriptedEngine, startScriptedEngine } from '../differential/scripted-engine.ts';
import { PROGRAM } from '../program-under-test.ts';

const [COMMAND = '', ...WORDS] = PROGRAM;

// The program as a process: how it ends is decided between it and the system.

const IMAGES = 30_000;
const folder = mkdtempSync(join(tmpdir(), 'terminal-'));
const socket = (name: string): string => join(folder, name);
const engines: ScriptedEngine[] = [];
let child: ChildProcess | null = null;

beforeAll(async () => {
  const list = Array.from({ length: IMAGES }, (_, at) => ({
    Id: `sha256:${at}`,
    RepoTags: [`a:${at}`],
  }));
  const many = { apiVersion: '1.50', routes: [{ on: 'GET /images/json', json: list }] };
  const silent = {
    apiVersion: '1.50',
    routes: [{ on: 'GET /images/json', chunks: [{ data: '[' }, { waitMs: 60_000, cut: true }] }],
  };
  engines.push(await startScriptedEngine(many, socket('many')));
  engines.push(await startScriptedEngine(silent, socket('silent')));
});

afterEach(() => child?.kill('SIGKILL'));

afterAll(async () => {
  for (const engine of engines) await engine.close();
  rmSync(folder, { recursive: true });
});

function start(engine: string, stdout: 'pipe' | number = 'pipe'): ChildProcess {
  const env = { PATH: process.env['PATH'], HOME: folder, DOCKER_HOST: `unix://${socket(engine)}` };
  child = spawn(COMMAND, [...WORDS, 'images'], { env, stdio: ['ignore', stdout, 'pipe'] });
  return child;
}

async function collect(stream: AsyncIterable<Buffer> | null): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of stream ?? []) parts.push(part);
  return Buffer.concat(parts).toString();
}

test('a reader that has enough ends the program silently, by SIGPIPE', async () => {
  const program = start('many');
  const said = collect(program.stderr);
  program.stdout?.once('data', () => program.stdout?.destroy());
  expect(await once(program, 'exit')).toEqual([null, 'SIGPIPE']);
  expect(await said).toBe('');
});

test('a reader that is slow gets everything', async () => {
  const program = start('many');
  program.stdout?.pause();
  await new Promise((resolve) => setTimeout(resolve, 500));
  const text = await collect(program.stdout);
  expect(text.split('\n')).toHaveLength(IMAGES + 2);
});

// Node has no way to ask a pipe for room.
test.runIf(WORDS.length === 0)('a signal ends it while its reader takes nothing', async () => {
  const path = join(folder, 'stalled');
  execFileSync('mkfifo', [path]);
  const pipe = openSync(path, 'r+');
  const program = start('many', pipe);
  // Its first byte: the rest is more than the pipe holds.
  await promisify(read)(pipe, Buffer.alloc(1), 0, 1, null);
  program.kill('SIGTERM');
  expect(await once(program, 'exit')).toEqual([143, null]);
  closeSync(pipe);
});

test('a full disk is an error', async () => {
  const program = start('many', openSync('/dev/full', 'w'));
  const said = collect(program.stderr);
  expect(await once(program, 'exit')).toEqual([1, null]);
  expect(await said).toBe('cannot write to standard output: no space left on device\n');
});

describe('while the engine keeps silent', () => {
  test.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)('%s ends the program with status %i, without a word', async (signal, status) => {
    const program = start('silent');
    const said = collect(program.stderr);
    const [, silent] = engines;
    const before = silent?.requests.length ?? 0;
    await expect.poll(() => silent?.requests.length).toBe(before + 1);
    program.kill(signal);
    expect(await once(program, 'exit')).toEqual([status, null]);
    expect(await said).toBe('');
  });
});
