import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { systemCalls } from '../../src/go/system-calls.ts';

const BUN = resolve('node_modules/.bin/bun');
const MODULE = resolve('src/go/system-calls.ts');
let folder = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'system-calls-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});
afterEach(() => {
  vi.unstubAllGlobals();
});

test('Node has none', () => {
  expect(systemCalls()).toBeNull();
});

test.each([
  ['what is no bun', 7],
  ['a bun without this', {}],
  ['a bun with less than this', { FFI: { dlopen: () => ({}) } }],
  [
    'a system without the library',
    {
      FFI: {
        read: {},
        dlopen: () => {
          throw new Error('no such file');
        },
      },
    },
  ],
])('nor has %s', (_, bun) => {
  vi.stubGlobal('Bun', bun);
  expect(systemCalls()).toBeNull();
});

// Where the C library has another name there are none, and all is done in the common way.
describe.runIf(process.platform === 'linux')('in bun', () => {
  /** What an expression of calls is there. */
  async function inBun(expression: string): Promise<unknown> {
    const script = `
      const fs = require('node:fs');
      const { systemCalls } = require(${JSON.stringify(MODULE)});
      const folder = ${JSON.stringify(folder)};
      const calls = systemCalls();
      const textOf = (bytes) => (bytes === null ? null : Buffer.from(bytes).toString());
      const read = (name) => {
        try { return textOf(calls.readFile(folder + name)); } catch (error) { return error.code; }
      };
      fs.writeSync(2, JSON.stringify(${expression}));`;
    const { stderr } = await promisify(execFile)(BUN, ['-e', script], { cwd: folder });
    return JSON.parse(stderr);
  }

  test('files are read, and what is not there says so', async () => {
    writeFileSync(join(folder, 'text'), 'ä\0b');
    writeFileSync(join(folder, 'empty'), '');
    writeFileSync(join(folder, 'long'), 'x'.repeat(100_000));
    mkdirSync(join(folder, 'folder'));
    symlinkSync('nowhere', join(folder, 'dangling'));
    const names = ['/text', '/empty', '/none', '/dangling', '/folder', '/text/none', '/a\0b'];
    const found = await inBun(`[...${JSON.stringify(names)}.map(read), read('/long').length]`);
    expect(found).toEqual(['ä\0b', '', 'ENOENT', 'ENOENT', null, null, null, 100_000]);
  });

  test('bytes are written and read, as far as that goes at once', async () => {
    const found = await inBun(`(() => {
      const path = folder + '/pipe';
      require('node:child_process').spawnSync('mkfifo', [path]);
      const { O_RDONLY, O_WRONLY, O_NONBLOCK } = fs.constants;
      const reading = fs.openSync(path, O_RDONLY | O_NONBLOCK);
      const writing = fs.openSync(path, O_WRONLY | O_NONBLOCK);
      const buffer = Buffer.alloc(10);
      const nothing = calls.read(reading, buffer);
      const written = calls.write(writing, Buffer.from('xabcx').subarray(1, 4));
      const count = calls.read(reading, buffer);
      const many = calls.write(writing, Buffer.alloc(200000));
      const none = calls.write(writing, Buffer.alloc(10));
      fs.closeSync(reading);
      const broken = calls.write(writing, Buffer.alloc(10));
      return [nothing, written, count, buffer.toString('utf8', 0, 3), many, none, broken, calls.read(writing, buffer)];
    })()`);
    expect(found).toEqual([0, 3, 3, 'abc', 65_536, 0, null, null]);
  });

  test('a pipe is opened once more, and alone never waits', async () => {
    const found = await inBun(`(() => {
      const path = folder + '/own';
      require('node:child_process').spawnSync('mkfifo', [path]);
      const pipe = fs.openSync(path, fs.constants.O_RDWR);
      const { ownPipe } = require(${JSON.stringify(resolve('src/go/own-pipe.ts'))});
      const own = ownPipe(pipe);
      const flags = [own, pipe].map((file) => (calls.fcntl(file, 3, 0) & 0o4000) !== 0);
      return [...flags, calls.write(own, Buffer.alloc(200000)), ownPipe(fs.openSync(folder, 'r')), calls.reopen(99)];
    })()`);
    expect(found).toEqual([true, false, 65_536, null, null]);
  });

  test('a file is sent from where its reading stands', async () => {
    writeFileSync(join(folder, 'letters'), 'abcdefgh');
    const found = await inBun(`(() => {
      const path = folder + '/sent';
      require('node:child_process').spawnSync('mkfifo', [path]);
      const pipe = fs.openSync(path, fs.constants.O_RDWR);
      const file = fs.openSync(folder + '/letters', 'r');
      const before = calls.waitFor(pipe, 1, 0);
      fs.readSync(file, Buffer.alloc(2));
      const counts = [3, 100, 100].map((length) => calls.sendFile(pipe, file, length));
      const none = calls.sendFile(99, file, 1);
      const buffer = Buffer.alloc(10);
      const after = [calls.waitFor(pipe, 1, 0), calls.waitFor(pipe, 4, 0)];
      return [before, ...counts, none, ...after, buffer.toString('utf8', 0, calls.read(pipe, buffer))];
    })()`);
    expect(found).toEqual([false, 3, 3, 0, 0, true, true, 'cdefgh']);
  });

  test('sockets that are not there, or cannot be, do not open', async () => {
    const names = JSON.stringify(['/none', `/${'x'.repeat(200)}`, '/text/none']);
    const found = await inBun(`${names}.map((name) => calls.connectUnix(folder + name))`);
    expect(found).toEqual([null, null, null]);
  });

  test('a pipe is no terminal, nor is a file or what is closed', async () => {
    expect(await inBun(`[1, 2, 99].map((file) => calls.isTerminal(file))`)).toEqual([
      false,
      false,
      false,
    ]);
  });
});
