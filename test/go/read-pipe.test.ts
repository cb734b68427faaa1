import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
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
  let count = 0;

  /**
   * What it tells about a standard input that a script of the shell makes. The script waits for files that the program
   * makes by mark(), and the other way round by marked(): no machine is too slow for them to meet.
   */
  async function told(input: string, program: string): Promise<string> {
    count += 1;
    const marks = join(folder, String(count));
    mkdirSync(marks);
    const reader = join(marks, 'reader.mjs');
    writeFileSync(
      reader,
      `import { createRequire } from 'node:module';
      import { existsSync, writeFileSync } from 'node:fs';
      const { readPipe } = createRequire(import.meta.url)(${JSON.stringify(MODULE)});
      const mark = (name) => writeFileSync(name, '');
      const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
      const marked = async (name) => { while (!existsSync(name)) await sleep(5); };
      const controller = new AbortController();
      const parts = readPipe(0, controller.signal);
      let [length, largest] = [0, 0];
      const all = [];
      const reading = async () => {
        for await (const part of parts) {
          length += part.length;
          largest = Math.max(largest, part.length);
          if (length < 100) all.push(part.toString());
          if (length === 1) mark('first');
        }
      };
      ${program}`,
    );
    const script = `meet() { while [ ! -e "$1" ]; do sleep 0.01; done; }; ${input} "${BUN}" reader.mjs`;
    const { stdout } = await promisify(execFile)('sh', ['-c', script], { cwd: marks });
    return stdout.trim();
  }

  const TELL = 'await reading(); console.log(length, all.join("|"));';

  test('a pipe is read to its end, however slow', async () => {
    expect(await told('(printf a; meet first; printf b) |', TELL)).toBe('2 a|b');
  });

  test('nothing is nothing', async () => {
    expect(await told('</dev/null', TELL)).toBe('0');
    expect(await told(': |', TELL)).toBe('0');
  });

  test('much comes in large parts', async () => {
    const program = `await marked('full'); await reading(); console.log(length, largest);`;
    const input = '(head -c 524288 /dev/zero; : >full; head -c 39475712 /dev/zero) |';
    expect(await told(input, program)).toBe('40000000 524288');
  });

  test('signals and timers have their turn', async () => {
    const program = `let turns = 0;
      setInterval(() => { turns += 1; }, 1).unref();
      await reading(); console.log(length, turns > 1);`;
    expect(await told('head -c 100000000 /dev/zero |', program)).toBe('100000000 true');
  });

  test('a signal ends it', async () => {
    const program = `marked('first').then(() => controller.abort());
      await reading(); console.log('over', length); mark('over');`;
    expect(await told('(printf a; meet over) |', program)).toBe('over 1');
  });

  test('an error is told', async () => {
    const program = 'await reading().catch((error) => console.log(error.code));';
    expect(await told('<.', program)).toBe('EISDIR');
  });
});
