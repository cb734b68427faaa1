import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import * as nodeModule from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, expect, test } from 'vitest';

const SCRIPT = resolve('bin/docker-images.js');
let folder = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'compile-cache-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** What Node says when it runs the program behind a script that may put something in the place of the cache. */
async function run(before: string): Promise<{ readonly stdout: string; readonly stderr: string }> {
  const preload = join(folder, 'preload.cjs');
  writeFileSync(preload, before);
  // Node keeps what it makes in the folder for temporary files.
  const env = { HOME: folder, TMPDIR: folder };
  const words = ['--require', preload, SCRIPT, '--version'];
  return promisify(execFile)(process.execPath, words, { env });
}

const VERSION = expect.stringMatching(/^\S.*version .*\n$/);

test('the program asks for a compile cache, before it is loaded', async () => {
  const recorder = `require('node:module').enableCompileCache = () => {
    const isLoaded = Object.keys(require.cache).some((file) => /[\\\\/]dist[\\\\/]main[.]cjs$/.test(file));
    require('node:fs').writeSync(2, isLoaded ? 'called too late\\n' : 'called in time\\n');
  };`;
  expect(await run(recorder)).toEqual({ stdout: VERSION, stderr: 'called in time\n' });
});

test('the program does without a compile cache', async () => {
  const without = `delete require('node:module').enableCompileCache;`;
  expect(await run(without)).toEqual({ stdout: VERSION, stderr: '' });
});

test.runIf('enableCompileCache' in nodeModule)('Node keeps what it made', async () => {
  expect(await run('')).toEqual({ stdout: VERSION, stderr: '' });
  expect(readdirSync(folder)).toContain('node-compile-cache');
});
