import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { openArchiveFile } from '../../src/command/archive-file.ts';

const ARCHIVE = Buffer.alloc(10_240); // an archive of nothing, as tar makes it
const OLD = 'the good old archive';
let folder = '';
let path = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'archive-file-'));
  path = join(folder, 'a.tar');
  writeFileSync(path, OLD);
});
afterEach(() => {
  vi.restoreAllMocks();
  rmSync(folder, { recursive: true });
});

/** Has all open files do this when they are to be brought to the disk. */
async function onSync(react: () => void): Promise<void> {
  const some = await open(path);
  const prototype: FileHandle = Object.getPrototypeOf(some);
  await some.close();
  vi.spyOn(prototype, 'sync').mockImplementation(async () => react());
}

/** Writes and commits an archive. */
async function commitArchive(): Promise<void> {
  const file = await openArchiveFile(path);
  await file.write(ARCHIVE);
  try {
    await file.commit();
  } finally {
    await file.discard();
  }
}

test('an archive is on the disk, to its last byte, before it takes the place of the file', async () => {
  const seen: unknown[] = [];
  await onSync(() => {
    const [temporary = ''] = readdirSync(folder).filter((name) => name !== 'a.tar');
    seen.push([statSync(join(folder, temporary)).size, readFileSync(path, 'utf8')]);
  });
  await commitArchive();
  expect(seen).toEqual([[ARCHIVE.length, OLD]]);
  expect(readFileSync(path).equals(ARCHIVE)).toBe(true);
});

test('an archive that does not get to the disk takes no place', async () => {
  await onSync(() => {
    throw Object.assign(new Error('EIO: i/o error, fsync'), { code: 'EIO', syscall: 'fsync' });
  });
  await expect(commitArchive()).rejects.toThrow(/^failed to save image: .*input\/output error$/);
  expect(readdirSync(folder)).toEqual(['a.tar']);
  expect(readFileSync(path, 'utf8')).toBe(OLD);
});
