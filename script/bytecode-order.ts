import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { accessSync, existsSync, statSync } from 'node:fs';
import { createServer, type ServerResponse } from 'node:http';
import { join } from 'node:path';

/** The calls that people wait for most; the first counts most. */
const CALLS = [
  ['images'],
  ['history', 'image'],
  ['inspect', 'image'],
  ['--version'],
  ['--help'],
] as const;
const IMAGE = {
  Id: `sha256:${'0'.repeat(64)}`,
  RepoTags: ['image:latest'],
  RepoDigests: [],
  Created: 1_700_000_000,
  Size: 1_000_000,
  SharedSize: -1,
  Containers: -1,
  Labels: null,
  ParentId: '',
};
const STEP = {
  Id: IMAGE.Id,
  Created: IMAGE.Created,
  CreatedBy: 'RUN /bin/true',
  Tags: null,
  Size: 0,
  Comment: '',
};
const DOCUMENT = { Id: IMAGE.Id, RepoTags: IMAGE.RepoTags, Os: 'linux', Config: { Env: ['A=b'] } };

/** Milliseconds after which all that is done while an engine is busy is done: so the order is the same each time. */
const DELAY = 150;

/**
 * Runs a native program for a few calls, against an engine that it makes up, and has it write down what bytecode it
 * took and when. The result is the files with that, in the folder: the compiler puts what is needed together side by
 * side, so that less of the program is read. Null where this machine lacks what programs of that kind are started by.
 * Throws when anything else goes wrong: the program would be slower, and nobody would see why.
 */
export async function recordOrder(
  program: string,
  folder: string,
): Promise<readonly string[] | null> {
  if (!canStart(program)) return null;
  const socket = join(folder, 'engine.sock');
  const engine = createServer(({ url = '' }, response) => {
    setTimeout(() => answer(url, response), DELAY);
  }).listen(socket);
  try {
    await once(engine, 'listening');
    const files: string[] = [];
    for (const [at, words] of CALLS.entries()) {
      const file = join(folder, `order-${at}`);
      await run(program, words, {
        BUN_BYTECODE_ORDER_OUT: file,
        DOCKER_HOST: `unix://${socket}`,
        HOME: folder,
      });
      if (!isFilled(file)) throw new Error(`${words.join(' ')} wrote no order of its bytecode`);
      files.push(file);
    }
    return files;
  } finally {
    engine.close();
  }
}

/** Whether the system finds what is needed to start a program; throws when the program itself is not there. */
function canStart(program: string): boolean {
  accessSync(program);
  const { error } = spawnSync(program, ['--version'], { stdio: 'ignore' });
  return error === undefined || !('code' in error) || error.code !== 'ENOENT';
}

function isFilled(file: string): boolean {
  return existsSync(file) && statSync(file).size > 0;
}

function answer(url: string, response: ServerResponse): void {
  response.setHeader('Api-Version', '1.50');
  response.setHeader('Content-Type', 'application/json');
  if (url.endsWith('/images/json')) response.end(JSON.stringify([IMAGE, IMAGE]));
  else if (url.endsWith('/history')) response.end(JSON.stringify([STEP, STEP]));
  else response.end(url.endsWith('/json') ? JSON.stringify(DOCUMENT) : '');
}

async function run(
  program: string,
  words: readonly string[],
  env: Readonly<Record<string, string>>,
): Promise<void> {
  const child = spawn(program, words, { env: { ...env }, stdio: ['ignore', 'ignore', 'inherit'] });
  const [code]: unknown[] = await once(child, 'exit');
  if (code !== 0) throw new Error(`${words.join(' ')} ended with ${String(code)}`);
}
