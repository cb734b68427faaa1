import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Ended } from './command-line.ts';
import { ReusedProcess } from './reused-process.ts';

// A program that does what its arguments say, and the module in which it counts how often it was called.
const MAIN = `
const { writeSync } = require('node:fs');
const counter = require('./part/counter.cjs');
const DEEDS = {
  count: () => writeSync(1, String(counter.next())),
  environment: (process) => writeSync(1, JSON.stringify(process.env)),
  folder: (process) => writeSync(1, process.cwd()),
  words: (process) => writeSync(2, process.argv.join(' ')),
  stdin: async (process) => { for await (const part of process.stdin) writeSync(1, part); },
  status: (process) => { process.exitCode = 7; },
  exit: (process) => process.exit(8),
  kill: (process) => { process.kill(process.pid, 'SIGTERM'); return new Promise(() => {}); },
  throw: () => { throw new Error('nobody catches this'); },
  later: () => { setTimeout(() => writeSync(1, 'later'), 50); },
  listen: (process) => { process.on('SIGTERM', () => writeSync(1, 'heard')); },
};
exports.main = async (process) => { for (const deed of process.argv.slice(2)) await DEEDS[deed](process); };
`;
const COUNTER = 'let count = 0; exports.next = () => (count += 1);';

let folder = '';
let reused: ReusedProcess;
beforeAll(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'reuse-')));
  mkdirSync(join(folder, 'part'));
  const files = { 'main.cjs': MAIN, 'part/counter.cjs': COUNTER, 'before.mjs': '' };
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  const [module, preload] = [join(folder, 'main.cjs'), join(folder, 'before.mjs')];
  reused = new ReusedProcess({ module, preload, environment: { ONLY_AT_START: 'x' } });
});
afterAll(() => {
  reused.close();
  rmSync(folder, { recursive: true });
});

function run(...deeds: readonly string[]): Promise<Ended> {
  return reused.run({
    words: ['node', 'program', ...deeds],
    folder: deeds.includes('folder') ? join(folder, 'part') : folder,
    environment: { DEEDS: deeds.join(' ') },
    stdin: deeds.join(),
  });
}

describe('a process that runs many lines', () => {
  test.each([
    [['count', 'count'], { exit: 0, stdout: '12', stderr: '' }],
    [['environment'], { exit: 0, stdout: '{"DEEDS":"environment"}', stderr: '' }],
    [['words'], { exit: 0, stdout: '', stderr: 'node program words' }],
    [['status', 'stdin'], { exit: 7, stdout: 'status,stdin', stderr: '' }],
    [['stdin'], { exit: 0, stdout: 'stdin', stderr: '' }],
    [['exit', 'count'], { exit: 8, stdout: '', stderr: '' }],
    [['listen'], { exit: 0, stdout: '', stderr: '' }],
    [['kill'], { exit: 'SIGTERM', stdout: '', stderr: '' }],
    [['throw'], { exit: 1, stderr: expect.stringContaining('nobody catches this') }],
    [['later'], { exit: 0, stdout: 'later', stderr: '' }],
  ])('gives each what a process has: %j', async (deeds, ended) => {
    expect(await run(...deeds)).toMatchObject(ended);
    expect(await run('count')).toEqual({ exit: 0, stdout: '1', stderr: '' });
  });

  test('starts each in its folder', async () => {
    expect((await run('folder')).stdout).toBe(join(folder, 'part'));
  });

  test('runs them one after the other', async () => {
    const all = [run('later'), run('throw'), run('count'), run('status')];
    expect((await Promise.all(all)).map(({ exit }) => exit)).toEqual([0, 1, 0, 7]);
  });
});
