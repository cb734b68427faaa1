import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, constants, mkdtempSync, openSync, rmSync } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ScriptedEngine, startScriptedEngine } from '../differential/scripted-engine.ts';
import { ALL_PROCESSES, PROGRAM } from '../program-under-test.ts';

// Whoever shares an open pipe with the program may have told the system that nobody is to wait in it: then a write to a
// pipe that is full fails, and must be tried again.

const TAGS = Array.from({ length: 30_000 }, (_, at) => String(at));
const PIECE = Buffer.alloc(16_384);
// The runtime of the tests would have its own child's standard output wait again; the shell leaves it as it is.
const WITH_OUTPUT_3 = 'exec "$@" >&3 3>&-';

let folder = '';
let fifo = '';
let socket = '';
let engine: ScriptedEngine | null = null;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'nonblocking-'));
  fifo = join(folder, 'pipe');
  socket = join(folder, 'engine.sock');
  spawnSync('mkfifo', [fifo]);
  const json = TAGS.map((tag) => ({
    Id: `sha256:${tag.padStart(64, '0')}`,
    RepoTags: [`a:${tag}`],
    Created: 1,
    Size: 1,
  }));
  const routes = [{ on: 'GET /images/json', json }];
  engine = await startScriptedEngine({ apiVersion: '1.50', routes }, socket);
});

afterAll(async () => {
  await engine?.close();
  rmSync(folder, { recursive: true });
});

function start(output: number): ChildProcess {
  const env = { PATH: process.env['PATH'], HOME: folder, DOCKER_HOST: `unix://${socket}` };
  return spawn('sh', ['-c', WITH_OUTPUT_3, 'sh', ...PROGRAM, 'images'], {
    env,
    stdio: ['ignore', 'ignore', 'inherit', output],
  });
}

/** All that comes, from a reader that rests now and then, so that the pipe is full when it comes back. */
async function readSlowly(pipe: FileHandle): Promise<string> {
  let text = '';
  for (;;) {
    const { bytesRead } = await pipe.read(PIECE, 0, PIECE.length, null);
    if (bytesRead === 0) return text;
    text += PIECE.toString('latin1', 0, bytesRead);
    await sleep(1);
  }
}

describe.skipIf(!ALL_PROCESSES)('a pipe in which nobody waits', () => {
  test('gets everything', async () => {
    // Both ways, so that it opens before there is a reader.
    const writing = openSync(fifo, constants.O_RDWR | constants.O_NONBLOCK);
    const reading = await open(fifo, 'r');
    const program = start(writing);
    const ended = once(program, 'exit');
    closeSync(writing);
    const text = await readSlowly(reading);
    await reading.close();
    expect(await ended).toEqual([0, null]);
    const rows = text
      .replaceAll(/\d+ years ago/g, 'long ago')
      .replaceAll(/ +/g, ' ')
      .split('\n');
    const expected = TAGS.map((tag) => `a ${tag} 000000000000 long ago 1B`);
    expect(rows).toEqual(['REPOSITORY TAG IMAGE ID CREATED SIZE', ...expected, '']);
  });
});
