import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readPipe } from '../../src/go/read-pipe.ts';

const BUN = resolve('node_modules/.bin/bun');
const MODULE = resolve('src/go/read-pipe.ts');
let folder = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'read-pipe-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

test('Node has no such reading', () => {
  expect(readPipe(0, new AbortController().signal)).toBeNull();
});

describe.runIf(process.platform === 'linux')('in bun', () => {
  /** What it tells about a standard input that a script of the shell makes; pause: milliseconds before it reads. */
  async function told(input: string, rest: string, pause = 0): Promise<string> {
    const reader = join(folder, 'reader.mjs');
    writeFileSync(
      reader,
      `import { createRequire } from 'node:module';
      const { readPipe } = createRequire(import.meta.url)(${JSON.stringify(MODULE)});
      const controller = new AbortController();
      const parts = readPipe(0, controller.signal);
      let [length, largest] = [0, 0];
      const all = [];
      const done = (async () => {
        await new Promise((resolve) => setTimeout(resolve, ${pause}));
        for await (const part of parts) {
          length += part.length;
          largest = Math.max(largest, part.length);
          if (length < 100) all.push(part.toString());
        }
      })();
      ${rest}`,
    );
    const { stdout } = await promisify(execFile)('sh', ['-c', `${input} "${BUN}" "${reader}"`]);
    return stdout.trim();
  }

  const TELL = 'done.then(() => console.log(length, all.join("|")));';

  test('a pipe is read to its end, however slow', async () => {
    expect(await told('(printf a; sleep 0.1; printf b) |', TELL)).toBe('2 a|b');
  });

  test('nothing is nothing', async () => {
    expect(await told('</dev/null', TELL)).toBe('0');
    expect(await told(': |', TELL)).toBe('0');
  });

  test('much comes in large parts', async () => {
    const script = 'done.then(() => console.log(length, largest));';
    // By then the pipe is full.
    expect(await told('head -c 40000000 /dev/zero |', script, 300)).toBe('40000000 524288');
  });

  test('signals and timers have their turn', async () => {
    const script = `let turns = 0;
      setInterval(() => { turns += 1; }, 1).unref();
      done.then(() => console.log(length, turns > 1));`;
    expect(await told('head -c 100000000 /dev/zero |', script)).toBe('100000000 true');
  });

  test('a signal ends it', async () => {
    const script = `setTimeout(() => controller.abort(), 50);
      done.then(() => console.log('over', length));`;
    expect(await told('(printf a; sleep 0.5) |', script)).toBe('over 1');
  });

  test('an error is told', async () => {
    const script = 'done.catch((error) => console.log(error.code));';
    expect(await told('<.', script)).toBe('EISDIR');
  });
});
