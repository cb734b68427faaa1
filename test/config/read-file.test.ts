import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readFile } from '../../src/config/read-file.ts';
import { errorCode } from '../../src/go/system-error.ts';

let folder = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'read-file-'));
});

afterEach(() => {
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

test('a file is read, and what is none says so', () => {
  writeFileSync(join(folder, 'a'), 'text');
  mkdirSync(join(folder, 'b'));
  expect(Buffer.from(readFile(join(folder, 'a'))).toString()).toBe('text');
  expect(codeOf(join(folder, 'b'))).toBe('EISDIR');
  expect(codeOf(join(folder, 'c'))).toBe('ENOENT');
  expect(codeOf(join(folder, 'a', 'c'))).toBe('ENOTDIR');
});
