import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ScriptedEngine, startScriptedEngine } from '../differential/scripted-engine.ts';
import { PROGRAM } from '../program-under-test.ts';

const [COMMAND = '', ...WORDS] = PROGRAM;

const folder = mkdtempSync(join(tmpdir(), 'save-process-'));
const socket = join(folder, 'engine.sock');
const archive = join(folder, 'out', 'old.tar');
let engine: ScriptedEngine | null = null;

beforeAll(async () => {
  const chunks = [{ data: Buffer.alloc(100_000, 1) }, { waitMs: 60_000, cut: true }];
  const routes = [{ on: 'GET /images/get', chunks }];
  engine = await startScriptedEngine({ apiVersion: '1.50', routes }, socket);
});
afterAll(async () => {
  await engine?.close();
  rmSync(folder, { recursive: true });
});

test.each([
  ['SIGINT', 130],
  ['SIGTERM', 143],
] as const)(
  '%s in the middle of a save leaves the old archive, and no other file',
  async (signal, status) => {
    rmSync(join(folder, 'out'), { recursive: true, force: true });
    mkdirSync(join(folder, 'out'));
    writeFileSync(archive, 'old');
    const env = { PATH: process.env['PATH'], HOME: folder, DOCKER_HOST: `unix://${socket}` };
    const child = spawn(COMMAND, [...WORDS, 'save', '-o', archive, 'a'], { env });
    await temporaryFile();
    child.kill(signal);
    expect(await once(child, 'exit')).toEqual([status, null]);
    expect(readdirSync(join(folder, 'out'))).toEqual(['old.tar']);
    expect(readFileSync(archive, 'utf8')).toBe('old');
  },
);

/** Resolves when something was written beside the archive. */
async function temporaryFile(): Promise<void> {
  while (readdirSync(join(folder, 'out')).length < 2) {
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
