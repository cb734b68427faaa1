import { describe, expect, test } from 'vitest';
import { twoColumns } from '../../src/cli/two-columns.ts';
import { wrap, wrapBehind } from '../../src/cli/wrap.ts';

const rows = [
  ['ls', 'List images, each with all its names'],
  ['inspect', ''],
] as const;

describe('twoColumns()', () => {
  test('puts texts beside names, below each other', () => {
    expect(twoColumns(rows, { width: 36, gap: 3 })).toBe(
      '  ls        List images, each with\n            all its names\n  inspect\n',
    );
  });

  test('keeps a least width of the names', () => {
    expect(twoColumns([['a', 'b']], { width: 80, gap: 3, least: 10 })).toBe('  a       b\n');
  });

  test('puts texts below names where there is no room beside them', () => {
    expect(twoColumns([rows[0]], { width: 24, gap: 3 })).toBe(
      '  ls\n          List images,\n          each with all\n          its names\n',
    );
  });

  test('is nothing for no rows', () => {
    expect(twoColumns([], { width: 80, gap: 3 })).toBe('');
  });
});

describe('wrap()', () => {
  test.each([
    ['one two three', 7, ['one two', 'three']],
    ['one', 1, ['one']],
    ['a\nb  c', 80, ['a', 'b  c']],
    ['', 10, ['']],
  ])('%j in %i columns', (text, width, lines) => {
    expect(wrap(text, width)).toEqual(lines);
  });

  test('behind a word all other lines are indented', () => {
    expect(wrapBehind('Usage: ', 'one two three', 15)).toBe('Usage: one two\n       three\n');
  });
});
