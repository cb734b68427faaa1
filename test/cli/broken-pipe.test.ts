import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ScriptedEngine, startScriptedEngine } from '../differential/scripted-engine.ts';

// A pipe of the shell, as people type it: Node's own are sockets.

const ROOT = join(import.meta.dirname, '../..');
const NATIVE = join(ROOT, `dist/native/${process.platform}-${process.arch}/docker-images`);
const PROGRAMS: readonly (readonly [name: string, words: readonly string[]])[] = [
  ['Node', [process.execPath, join(ROOT, 'bin/docker-images.js')]],
  ['the native program', [NATIVE]],
];
const IMAGES = 10_000; // many times what a pipe holds
const KILLED_BY_SIGPIPE = 141;
const PIPE_INTO_HEAD = '{ "$@"; echo $? >"$STATUS"; } | head -1';

const folder = mkdtempSync(join(tmpdir(), 'broken-pipe-'));
const socket = join(folder, 'engine.sock');
const status = join(folder, 'status');
let engine: ScriptedEngine | null = null;

beforeAll(async () => {
  const json = Array.from({ length: IMAGES }, (_, at) => ({
    Id: `sha256:${at}`,
    RepoTags: [`a:${at}`],
  }));
  engine = await startScriptedEngine(
    { apiVersion: '1.50', routes: [{ on: 'GET /images/json', json }] },
    socket,
  );
});

afterAll(async () => {
  await engine?.close();
  rmSync(folder, { recursive: true });
});

describe.each(PROGRAMS)('with %s, a reader that has enough', (_name, words) => {
  const isBuilt = words.every((word) => existsSync(word));

  test.skipIf(!isBuilt)('ends it at once, without a word', async () => {
    const env = {
      PATH: process.env['PATH'],
      HOME: folder,
      DOCKER_HOST: `unix://${socket}`,
      STATUS: status,
    };
    const command = ['-c', PIPE_INTO_HEAD, 'sh', ...words, 'images'];
    const { stdout, stderr } = await promisify(execFile)('sh', command, { env });
    expect(stdout).toMatch(/^REPOSITORY +TAG +IMAGE ID +CREATED +SIZE\n$/);
    expect(stderr).toBe('');
    expect(Number(readFileSync(status, 'utf8'))).toBe(KILLED_BY_SIGPIPE);
  });
});
