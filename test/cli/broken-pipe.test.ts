import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ScriptedEngine, startScriptedEngine } from '../differential/scripted-engine.ts';
import { ALL_PROCESSES } from '../program-under-test.ts';

// A pipe of the shell, as people type it: Node's own are sockets.

const ROOT = join(import.meta.dirname, '../..');
const NATIVE = join(ROOT, `dist/native/${process.platform}-${process.arch}/docker-images`);
const PROGRAMS: readonly (readonly [name: string, words: readonly string[]])[] = [
  ['Node', [process.execPath, join(ROOT, 'bin/docker-images.js')]],
  ['the native program', [NATIVE]],
];
// So many that even the shortest of all rows, 13 bytes, are more than a pipe holds, wide as it may be made.
const IMAGES = 60_000;
const DIGEST = `a@sha256:${'b'.repeat(64)}`;
const KILLED_BY_SIGPIPE = 141;
const PIPE_INTO_HEAD = '{ "$@"; echo $? >"$STATUS"; } | head -1';

const folder = mkdtempSync(join(tmpdir(), 'broken-pipe-'));
const socket = join(folder, 'engine.sock');
const status = join(folder, 'status');
let engine: ScriptedEngine | null = null;

beforeAll(async () => {
  const json = Array.from({ length: IMAGES }, (_, at) => ({
    Id: `sha256:${String(at).padStart(64, 'a')}`,
    RepoTags: [`a:${at}`],
    RepoDigests: [DIGEST],
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

/** Words and the first line that they lead to. The first are tested always, the others where PROGRAM is set. */
const LISTS: readonly (readonly [line: string, first: RegExp])[] = [
  ['images', /^REPOSITORY +TAG +IMAGE ID +CREATED +SIZE\n$/],
  ['images -q', /^a{12}\n$/],
  ['images --format {{.ID}}', /^a{12}\n$/],
  ['images --format json', /^\{"Containers":.*"Tag":"0".*\}\n$/],
  ['images --digests', /^REPOSITORY +TAG +DIGEST +IMAGE ID +CREATED +SIZE\n$/],
];

describe.each(PROGRAMS)('with %s, a reader that has enough', (_name, words) => {
  const isBuilt = words.every((word) => existsSync(word));

  test.skipIf(!isBuilt).each(LISTS.slice(0, ALL_PROCESSES ? LISTS.length : 1))(
    'ends it at once, without a word: %s',
    async (line, first) => {
      const env = {
        PATH: process.env['PATH'],
        HOME: folder,
        DOCKER_HOST: `unix://${socket}`,
        STATUS: status,
      };
      const command = ['-c', PIPE_INTO_HEAD, 'sh', ...words, ...line.split(' ')];
      const { stdout, stderr } = await promisify(execFile)('sh', command, { env });
      expect(stdout).toMatch(first);
      expect(stderr).toBe('');
      expect(Number(readFileSync(status, 'utf8'))).toBe(KILLED_BY_SIGPIPE);
    },
  );
});
