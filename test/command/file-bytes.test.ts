import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, assert, beforeAll, expect, test } from 'vitest';
import { openFileBytes } from '../../src/command/file-bytes.ts';
import { InputError } from '../../src/model/errors.ts';
import { isFileBytes } from '../../src/model/file-bytes.ts';

const PART = 1024 * 1024;
const content = Buffer.from(Array.from({ length: 2 * PART + 5 }, (_, at) => at % 251));
const never = new AbortController().signal;
let folder = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'file-bytes-'));
  writeFileSync(join(folder, 'large'), content);
});
afterAll(() => rmSync(folder, { recursive: true }));

async function allOf(source: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const all: Buffer[] = [];
  for await (const bytes of source) all.push(Buffer.from(bytes));
  return Buffer.concat(all);
}

test('a plain file comes in parts', async () => {
  const bytes = await openFileBytes(join(folder, 'large'), never);
  expect((await allOf(bytes)).equals(content)).toBe(true);
});

test('parts go on behind what was read of the file itself', async () => {
  const bytes = await openFileBytes(join(folder, 'large'), never);
  assert(isFileBytes(bytes));
  const { file } = bytes;
  expect(file.left).toBe(content.length);
  const start = Buffer.from(file.read(10));
  expect([start, file.left]).toEqual([content.subarray(0, 10), content.length - 10]);
  expect((await allOf(bytes)).equals(content.subarray(10))).toBe(true);
});

test('a pipe has no place to go on from', async () => {
  const pipe = join(folder, 'pipe');
  spawnSync('mkfifo', [pipe]);
  const opening = openFileBytes(pipe, never);
  const writer = await open(pipe, 'w');
  await writer.write('text');
  await writer.close();
  const bytes = await opening;
  expect(isFileBytes(bytes)).toBe(false);
  expect((await allOf(bytes)).toString()).toBe('text');
});

test('what cannot be opened or read is told in the words of Go', async () => {
  await expect(openFileBytes(join(folder, 'none'), never)).rejects.toThrow(InputError);
  const bytes = await openFileBytes(folder, never);
  await expect(allOf(bytes)).rejects.toThrow(`read ${folder}: is a directory`);
});
