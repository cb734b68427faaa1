import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { errorCode, pathErrorText, systemErrorText } from '../../src/go/system-error.ts';

function failure(path: string): unknown {
  try {
    return readFileSync(path);
  } catch (error) {
    return error;
  }
}

test.each([
  ['/nonexistent', 'open /nonexistent: no such file or directory'],
  ['/', 'read /: is a directory'],
  ['/dev/null/x', 'open /dev/null/x: not a directory'],
])('pathErrorText() tells of %s as Go does', (path, text) => {
  expect(pathErrorText(path, failure(path))).toBe(text);
});

test('systemErrorText() keeps messages that are not the system’s', () => {
  expect(systemErrorText(new Error('some text'))).toBe('some text');
  expect(systemErrorText('text')).toBe('text');
});

test('errorCode() is empty for errors without one', () => {
  expect(errorCode(failure('/nonexistent'))).toBe('ENOENT');
  expect(errorCode(new Error('x'))).toBe('');
  expect(errorCode(null)).toBe('');
});
