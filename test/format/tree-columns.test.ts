import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ImageTree } from '../../src/format/image-tree.ts';
import {
  cutTo,
  type TreeColumn,
  treeCell,
  treeColumns,
  type TreeLayout,
  widestTreeName,
} from '../../src/format/tree-columns.ts';

const details = { id: 'i', diskUsage: '1B', contentSize: '2B', inUse: false };

function tree(names: readonly string[], platforms: readonly string[] = []): ImageTree {
  const branches = platforms.map((platform) => ({ platform, available: true, details }));
  return { names, details, branches };
}

const LAYOUT: TreeLayout = { room: 80, isPainted: true, isMarked: true };

function titles(room: number): readonly string[] {
  return treeColumns(0, { ...LAYOUT, room }).map(({ title }) => title);
}

describe('treeColumns()', () => {
  test.each([
    [26, 1],
    [27, 2],
    [39, 2],
    [40, 3],
    [54, 3],
    [55, 4],
    [62, 4],
    [63, 5],
    [Infinity, 5],
  ])('%i characters have room for %i columns', (room, count) => {
    expect(titles(room)).toEqual(
      ['IMAGE', 'ID', 'DISK USAGE', 'CONTENT SIZE', 'EXTRA'].slice(0, count),
    );
  });

  test.each([
    ['no name', [], 5],
    ['names', [tree(['a:1', 'longer:1'])], 8],
    // Seven bytes of a mark that is three characters wide.
    ['a platform', [tree(['a:1'], ['linux/amd64'])], 18],
    ['bytes of a name', [tree(['éééé'])], 8],
    ['more than there is room for', [tree(['x'.repeat(200)])], 29],
  ])('names are as wide as %s', (_name, trees, width) => {
    expect(treeColumns(widestTreeName(trees), LAYOUT)[0]?.width).toBe(width);
  });

  test.each([
    [true, true, /^\S+ U \S+ {2}$/],
    [false, true, /^U {4}$/],
    [true, false, /^ {5}$/],
  ])('painted: %s, marked: %s, what is in use is %s', (isPainted, isMarked, mark) => {
    const extra = treeColumns(0, { ...LAYOUT, isPainted, isMarked }).at(-1);
    expect(extra?.cell?.({ ...details, inUse: true })).toMatch(mark);
    expect(extra?.cell?.(details)).toBe('     ');
  });
});

describe('treeCell()', () => {
  const left: TreeColumn = { title: 'T', width: 5, alignRight: false };

  test.each([
    [left, 'ab', { before: '', text: 'ab', behind: '   ' }],
    [{ ...left, alignRight: true }, 'ab', { before: '   ', text: 'ab', behind: '' }],
    [left, 'abcde', { before: '', text: 'abcde', behind: '' }],
    [left, 'abcdef', null],
    [left, '日本', { before: '', text: '日本', behind: ' ' }],
    [left, '日本語', null],
  ])('in %j, %s', (column, text, cell) => {
    expect(treeCell(column, text, false)).toEqual(cell);
  });
});

describe('cutTo()', () => {
  test.each([
    [5, 'abcd', 'abcd'],
    // One early, as docker does.
    [5, 'abcde', 'abcd…'],
    [5, 'abcdef', 'abcd…'],
    [3, '👩👩👩👩', '👩👩…'],
    [1, 'ab', '…'],
    // Too wide for five columns, but of too few characters to be cut.
    [5, '日本語', '日本語'],
    [5, '日本語日本', '日本語日…'],
  ])('%i characters of %s are %s', (length, text, shown) => {
    expect(cutTo(length, text)).toBe(shown);
  });

  test('never shows more characters than asked for', () => {
    const texts = fc.string({ unit: 'grapheme' });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 20 }), texts, (length, text) => {
        expect(Array.from(cutTo(length, text)).length).toBeLessThanOrEqual(length);
      }),
    );
  });
});
