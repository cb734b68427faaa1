import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { readFile } from '../../src/config/read-file.ts';
import { errorCode } from '../../src/go/system-error.ts';

let folder = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'read-file-'));
});

afterEach(() => {
  vi.unstubAllGlobals();
  rmSync(folder, { recursive: true });
});

function codeOf(path: string): string {
  try {
    readFile(path);
    return '';
  } catch (error) {
    return errorCode(error);
  }
}

/** Fails as the system would for a path with a slash behind it. */
function stubBun(code: string): string[] {
  const asked: string[] = [];
  const mmap = (path: string): never => {
    asked.push(path);
    throw Object.assign(new Error(code), { code });
  };
  vi.stubGlobal('Bun', { mmap });
  return asked;
}

test('a file is read, and what is none says so', () => {
  writeFileSync(join(folder, 'a'), 'text');
  mkdirSync(join(folder, 'b'));
  expect(Buffer.from(readFile(join(folder, 'a'))).toString()).toBe('text');
  expect(codeOf(join(folder, 'b'))).toBe('EISDIR');
  expect(codeOf(join(folder, 'c'))).toBe('ENOENT');
  expect(codeOf(join(folder, 'a', 'c'))).toBe('ENOTDIR');
});

test('with bun a missing file is told by bun, which is not asked to open one', () => {
  const asked = stubBun('ENOENT');
  writeFileSync(join(folder, 'a'), 'text');
  expect(codeOf(join(folder, 'a'))).toBe('ENOENT');
  expect(asked).toEqual([join(folder, 'a/')]);
});

test('with bun a file that is there is read in the common way', () => {
  stubBun('ENOTDIR');
  writeFileSync(join(folder, 'a'), 'text');
  expect(Buffer.from(readFile(join(folder, 'a'))).toString()).toBe('text');
});
