import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ImageTree } from '../../src/format/image-tree.ts';
import { cutTo, type TreeColumn, treeCell, treeColumns } from '../../src/format/tree-columns.ts';

const details = { id: 'i', diskUsage: '1B', contentSize: '2B', inUse: false };

function tree(names: readonly string[], platforms: readonly string[] = []): ImageTree {
  const branches = platforms.map((platform) => ({ platform, available: true, details }));
  return { names, details, branches };
}

function titles(room: number): readonly string[] {
  return treeColumns([], room, true).map(({ title }) => title);
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
    expect(treeColumns(trees, 80, true)[0]?.width).toBe(width);
  });

  test('the mark of use has its blanks, and stands only where a platform has it', () => {
    const used = { ...details, inUse: true };
    const branches = [{ platform: 'p', available: true, details: used }];
    const mark = (shown: ImageTree, isTerminal: boolean): string | undefined =>
      treeColumns([shown], 80, isTerminal).at(-1)?.cell?.(used);
    expect(mark({ names: [], details: used, branches: [] }, false)).toBe('     ');
    expect(mark({ names: [], details, branches }, false)).toBe('U    ');
    expect(mark({ names: [], details, branches }, true)).toMatch(/ U .*  $/);
  });
});

describe('treeCell()', () => {
  const left: TreeColumn = { title: 'T', width: 5, alignRight: false };

  test.each([
    [left, 'ab', { before: '', text: 'ab', behind: '   ' }],
    [{ ...left, alignRight: true }, 'ab', { before: '   ', text: 'ab', behind: '' }],
    [left, 'abcde', { before: '', text: 'abcde', behind: '' }],
    [left, 'abcdef', { before: '', text: 'abcd…', behind: '' }],
    [left, '日本', { before: '', text: '日本', behind: ' ' }],
    // Too wide, but of too few characters to be cut.
    [left, '日本語', { before: '', text: '日本語', behind: '' }],
    [left, '日本語日本', { before: '', text: '日本語日…', behind: '' }],
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
