import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { run } from './start-program.ts';
import { PROGRAM } from '../program-under-test.ts';

const [COMMAND = '', ...WORDS] = PROGRAM;

const folder = mkdtempSync('/tmp/full-disk-');
const disk = join(folder, 'disk');

beforeAll(() => {
  mkdirSync(disk);
  run('mount', '-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', disk);
  writeFileSync(join(disk, 'old.tar'), 'old');
});
afterAll(() => {
  run('umount', disk);
  rmSync(folder, { recursive: true });
});

test('a full disk leaves the old archive, and no other file', () => {
  const words = [...WORDS, 'save', '-o', join(disk, 'old.tar'), 'shop/api:v1.0'];
  const { status, stderr } = spawnSync(COMMAND, words, { encoding: 'utf8' });
  expect([status, stderr]).toEqual([
    1,
    `failed to save image: write ${join(disk, 'old.tar')}: no space left on device\n`,
  ]);
  expect(readdirSync(disk)).toEqual(['old.tar']);
  expect(readFileSync(join(disk, 'old.tar'), 'utf8')).toBe('old');
});
