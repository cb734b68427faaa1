import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { whoseWords } from '../../src/cli/whose-words.ts';
import { PROGRAM } from '../program-under-test.ts';

// The script, or the native program.
const FILE = PROGRAM.at(-1) ?? '';
const folder = mkdtempSync(join(tmpdir(), 'pass-through-'));
const [ours, theirs, copied] = ['ours', 'theirs', 'copied'].map((name) => join(folder, name));
const SYSTEM = `${dirname(process.execPath)}:/usr/bin:/bin`;
const NO_DOCKER = join(folder, 'tools');

for (const path of [ours, theirs, copied, NO_DOCKER]) mkdirSync(path ?? '');
symlinkSync(FILE, join(folder, 'ours/docker'));
// A copy finds the rest of the program where the original does.
copyFileSync(FILE, join(folder, 'copied/docker'));
symlinkSync(join(import.meta.dirname, '../../dist'), join(folder, 'dist'));
symlinkSync(process.execPath, join(NO_DOCKER, 'node'));
writeFileSync(
  join(folder, 'theirs/docker'),
  '#!/bin/sh\necho "real: $*"\n[ "$1" = wait ] && exec sleep 60\ncat\nexit 7\n',
  { mode: 0o755 },
);

afterAll(() => rmSync(folder, { recursive: true }));

function run(words: readonly string[], path: string, program = join(folder, 'ours/docker')) {
  const env = { PATH: path, HOME: folder, DOCKER_HOST: `unix://${folder}/none.sock` };
  return spawnSync(program, words, { env, encoding: 'utf8', input: 'typed' });
}

describe('whoseWords()', () => {
  test.each([
    ['images', 'ours'],
    ['image ls -a', 'ours'],
    ['-H unix:///x pull a', 'ours'],
    ['system df', 'ours'],
    ['--version', 'ours'],
    ['help pull', 'ours'],
    ['pull --help', 'ours'],
    ['run x', 'docker'],
    ['-H unix:///x ps', 'docker'],
    ['image build .', 'docker'],
    ['system prune', 'docker'],
    ['', 'either'],
    ['--help', 'either'],
    ['help run', 'either'],
    ['image', 'either'],
    ['--nope images', 'either'],
    ['completion bash', 'either'],
    ['__complete images --f', 'ours'],
    ['__completeNoDesc -H unix:///x rmi ', 'ours'],
    ['__complete run --', 'docker'],
    ['__complete im', 'either'],
    ['__complete image ', 'either'],
    ['__complete --context ', 'either'],
    ['image --help=maybe ls', 'either'],
  ])('"%s": %s', (line, answerer) => {
    expect(whoseWords(line === '' ? [] : line.split(' '))).toBe(answerer);
  });
});

describe('called docker', () => {
  const path = `${ours}:${theirs}:${SYSTEM}`;

  test('hands on what is not ours, with arguments, streams and exit status', () => {
    const { status, stdout, stderr } = run(['run', '-it', 'a b', '--', '-x'], path);
    expect([status, stdout, stderr]).toEqual([7, 'real: run -it a b -- -x\ntyped', '']);
  });

  test('keeps what is ours', () => {
    const { status, stderr } = run(['images'], path);
    expect(status).toBe(1);
    expect(stderr).toMatch(/^Cannot connect to the Docker daemon at unix:/);
  });

  test('never hands on to itself, nor to a copy for ever', () => {
    const alone = run(['run', 'x'], `${ours}:${NO_DOCKER}`);
    expect([alone.status, alone.stderr]).toEqual([
      127,
      'docker: run x: not a command for images, and there is no other docker on the PATH\n',
    ]);
    const both = run(['run', 'x'], `${ours}:${copied}:${NO_DOCKER}`);
    expect([both.status, both.stderr.split('\n').length]).toEqual([127, 2]);
  });

  test('ends by the signal that ended the other, and hands on its own', async () => {
    const child = spawn(join(folder, 'ours/docker'), ['wait'], {
      env: { PATH: path, HOME: folder },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await once(child.stdout, 'data');
    child.kill('SIGTERM');
    const ending = once(child, 'exit');
    // Its output is the other's, too: it closes when that has ended.
    await once(child, 'close');
    expect(await ending).toEqual([null, 'SIGTERM']);
  });
});

test('called by its own name, it refuses them', () => {
  const { status, stderr } = run(['run', 'x'], `${theirs}:${SYSTEM}`, FILE);
  expect([status, stderr.split('\n')[0]]).toEqual([
    1,
    'docker-images: unknown command: docker-images run',
  ]);
});
