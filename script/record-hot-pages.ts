import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, constants, openSync, readFileSync, readSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { LOAD, type ProgramHeader, readProgramHeaders, WRITABLE } from './program-headers.ts';
import { BLOCK, PAGE } from './split-loads.ts';

const LONG = 'x'.repeat(120);
/** An image with many names: as a table they are more than a pipe takes. */
const LIST = [
  {
    Id: `sha256:${'0'.repeat(64)}`,
    RepoTags: Array.from({ length: 500 }, (_, at) => `${LONG}:${LONG}${at}`),
    Created: 1_700_000_000,
    Size: 1,
  },
];
/** Milliseconds in which a program has written what goes into a pipe. */
const A_WHILE = 1000;
// Of the entries of pagemap: proc_pid_pagemap(5).
const ENTRY = 8;
const PRESENT = 0x80; // in the last byte

/**
 * The blocks (addresses over BLOCK) that a native program has in memory when it has printed nearly all of a list. It is
 * started with an output that takes only the first bytes, and looked at while it waits. For Linux.
 */
export async function recordHotPages(
  program: string,
  folder: string,
): Promise<ReadonlySet<number>> {
  const [socket, pipe] = [join(folder, 'engine.sock'), join(folder, 'pipe')];
  const engine = createServer(({ url = '' }, response) => {
    response.setHeader('Api-Version', '1.50');
    response.setHeader('Content-Type', 'application/json');
    response.end(url.endsWith('/images/json') ? JSON.stringify(LIST) : '');
  }).listen(socket);
  spawnSync('mkfifo', [pipe]);
  // Open at both ends, so that nobody waits for the other one.
  const output = openSync(pipe, constants.O_RDWR);
  try {
    await once(engine, 'listening');
    const env = { DOCKER_HOST: `unix://${socket}`, HOME: folder };
    return await blocksOf(program, { env, stdio: ['ignore', output, 'inherit'] });
  } finally {
    closeSync(output);
    rmSync(pipe);
    engine.close();
  }
}

interface Start {
  readonly env: { readonly [name: string]: string };
  readonly stdio: ['ignore', number, 'inherit'];
}

async function blocksOf(program: string, start: Start): Promise<ReadonlySet<number>> {
  // Of a file that is read anew, only what was asked for gets into memory; else what is written with it does, too.
  spawnSync('dd', [`if=${program}`, 'iflag=nocache', 'count=0']);
  const child = spawn(program, ['images'], start);
  try {
    await Promise.race([setTimeout(A_WHILE), once(child, 'exit')]);
    if (child.pid === undefined || child.exitCode !== null) {
      throw new Error(`${program} ended with ${String(child.exitCode)}`);
    }
    const headers = readProgramHeaders(readFileSync(program));
    return presentBlocks(child.pid, headers.filter(isFixed));
  } finally {
    child.kill('SIGKILL');
  }
}

function isFixed({ type, flags }: ProgramHeader): boolean {
  return type === LOAD && (flags & WRITABLE) === 0;
}

function presentBlocks(pid: number, loads: readonly ProgramHeader[]): ReadonlySet<number> {
  const found = new Set<number>();
  const pagemap = openSync(`/proc/${pid}/pagemap`, 'r');
  for (const { address, memorySize } of loads) {
    const first = Math.floor(address / PAGE);
    const entries = Buffer.alloc((Math.ceil((address + memorySize) / PAGE) - first) * ENTRY);
    readSync(pagemap, entries, 0, entries.length, first * ENTRY);
    for (let at = 0; at < entries.length; at += ENTRY) {
      const isPresent = (entries.readUInt8(at + ENTRY - 1) & PRESENT) !== 0;
      if (isPresent) found.add(Math.floor(((first + at / ENTRY) * PAGE) / BLOCK));
    }
  }
  closeSync(pagemap);
  return found;
}
