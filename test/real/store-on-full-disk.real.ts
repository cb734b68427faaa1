import { execFileSync, spawnSync } from 'node:child_process';
import { appendFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { BASE_IMAGES } from '../make/base-images.ts';
import { makeArchive, makeLayer } from '../make/make-archive.ts';
import { requirePrograms } from './require-programs.ts';
import { PROGRAM } from '../program-under-test.ts';

const [COMMAND = '', ...WORDS] = PROGRAM;

let disk: string;

beforeEach(() => {
  requirePrograms('mount', 'umount');
  disk = mkdtempSync(join(tmpdir(), 'full-'));
  execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=12m', 'tmpfs', disk]);
});
afterEach(() => {
  execFileSync('umount', [disk]);
  rmSync(disk, { recursive: true });
});

function run(
  input: Buffer | string,
  ...args: readonly string[]
): readonly [number | null, string, string] {
  const env = { PATH: process.env['PATH'], HOME: disk, DOCKER_HOST: `store://${disk}/store` };
  const options = { env, input, encoding: 'utf8', maxBuffer: 1e8 } as const;
  const { status, stdout, stderr } = spawnSync(COMMAND, [...WORDS, ...args], options);
  return [status, stdout, stderr];
}

function fill(): void {
  const path = join(disk, 'fill');
  for (const size of [65_536, 4096, 1]) {
    try {
      for (;;) appendFileSync(path, Buffer.alloc(size));
    } catch {
      // Full, for pieces of this size.
    }
  }
}

test('what does not fit ends in one line, and leaves the store as it is', () => {
  run(makeArchive(BASE_IMAGES), 'load', '-q');
  const [, before] = run('', 'images', '--no-trunc');
  const large = makeArchive([
    { tags: ['large:1'], layers: [makeLayer({ large: Buffer.alloc(20_000_000) })] },
  ]);
  const [status, , message] = run(large, 'load', '-q');
  expect(status).toBe(1);
  expect(message).toMatch(/^\S[^\n]*write \S+: no space left on device\n$/);
  expect(run('', 'images', '--no-trunc')[1]).toBe(before);
  expect(run('', 'store', 'check', '--full')[0]).toBe(0);
});

test('on a disk without a byte left images can be listed, and removed', () => {
  run(makeArchive(BASE_IMAGES), 'load', '-q');
  const [, before] = run('', 'images');
  fill();
  expect(run('', 'images')[1]).toBe(before);
  expect(run('', 'rmi', 'shop/api:v1.0')).toMatchObject([
    0,
    expect.stringMatching(/^Untagged: shop\/api:v1.0\nDeleted: /),
    '',
  ]);
  const [status, , message] = run(makeLayer({ root: 'x'.repeat(100_000) }), 'import', '-', 'new:1');
  expect(status === 0 || message.endsWith('no space left on device\n')).toBe(true);
  expect(run('', 'store', 'check', '--full')[0]).toBe(0);
  writeFileSync(join(disk, 'fill'), '');
  expect(run('', 'tag', 'tiny:1.0', 'x:1')[0]).toBe(0);
});
