import { describe, expect, test } from 'vitest';
import { eachLine, isPlain, scanCells } from '../../src/format/cell-scanner.ts';
import { DOCKER_LAYOUT, ESCAPE, type TabLayout } from '../../src/format/tab-layout.ts';

const HTML: TabLayout = { ...DOCKER_LAYOUT, filterHtml: true };

describe('scanCells()', () => {
  test.each([
    ['', DOCKER_LAYOUT, []],
    [
      'ab\tc\n',
      DOCKER_LAYOUT,
      [
        ['ab', 2],
        ['c', 1],
      ],
    ],
    ['ab', DOCKER_LAYOUT, [['ab', 2]]],
    [
      '日\v\f',
      DOCKER_LAYOUT,
      [
        ['日', 2],
        ['', 0],
      ],
    ],
    ['…\t', { ...DOCKER_LAYOUT, wideAmbiguous: true }, [['…', 2]]],
    [
      '<i>a\n</i>\tb',
      HTML,
      [
        ['<i>a', 1],
        ['</i>', 0],
        ['b', 1],
      ],
    ],
    ['&lt;x\t', HTML, [['&lt;x', 2]]],
    ['<open\ttag', HTML, [['<open\ttag', 0]]],
    [`${ESCAPE}\t${ESCAPE}x\t`, DOCKER_LAYOUT, [[`${ESCAPE}\t${ESCAPE}x`, 1]]],
  ] as const)('finds the cells of %j', (text, layout, cells) => {
    const scanned = scanCells(text, layout);
    let start = 0;
    const found = Array.from(scanned.ends, (end, at) => {
      const cell = [scanned.text.slice(start, end), scanned.widths[at]];
      start = end + 1;
      return cell;
    });
    expect(found).toEqual(cells);
  });
});

test('isPlain() is false where a tab may belong to a cell', () => {
  expect([
    isPlain('a\tb', DOCKER_LAYOUT),
    isPlain(`a${ESCAPE}`, DOCKER_LAYOUT),
    isPlain('a', HTML),
  ]).toEqual([true, false, false]);
});

test.each([
  [
    'a\tb\nc\n',
    [
      [0, 1],
      [2, 2],
    ],
  ],
  ['a\tb', [[0, 1]]],
  [
    'a\vb\fc',
    [
      [0, 1],
      [2, 2],
    ],
  ],
  [
    '\n\n',
    [
      [0, 0],
      [1, 1],
    ],
  ],
  ['a\t', [[0, 0]]],
] as const)('eachLine() visits the lines of %j', (text, lines) => {
  const visited: (readonly number[])[] = [];
  eachLine(scanCells(text, DOCKER_LAYOUT), (first, last) => visited.push([first, last]));
  expect(visited).toEqual(lines);
});
