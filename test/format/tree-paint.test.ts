import { describe, expect, test } from 'vitest';
import { chipInUse, treeLegend, treePaint } from '../../src/format/tree-paint.ts';

const PIPE = { isTerminal: false, columns: 0, wideAmbiguous: false };

describe('treePaint()', () => {
  test.each([
    ['warning', '\u001b[93mx\u001b[0m', 'x'],
    ['header', '\u001b[39m\u001b[1mx\u001b[0m', '\u001b[39m\u001b[1mx\u001b[0m'],
    ['name', '\u001b[34m\u001b[1mx\u001b[0m', 'x'],
    ['faint', '\u001b[39m\u001b[2mx\u001b[0m', 'x'],
    ['plain', '\u001b[39mx\u001b[0m', 'x'],
  ] as const)('%s is %j on a terminal and %j on a pipe', (look, terminal, pipe) => {
    expect([treePaint(true)(look, 'x'), treePaint(false)(look, 'x')]).toEqual([terminal, pipe]);
  });
});

test.each([
  [true, '\u001b[38;5;0m\u001b[48;5;14m U \u001b[0m', 3],
  [false, 'U', 1],
])('the mark of use on a terminal, %s, takes its columns', (isTerminal, text, width) => {
  expect(chipInUse(isTerminal)).toEqual({ text, width });
});

describe('treeLegend()', () => {
  test('stands at the right end', () => {
    expect(treeLegend(30, PIPE)).toBe(`${' '.repeat(11)} Info ->  U In Use `);
  });

  test('does not shrink', () => {
    expect(treeLegend(5, PIPE)).toBe(' Info ->  U In Use ');
  });

  test.each([
    [false, 19],
    [true, 18],
  ])('counts its arrow twice in East Asia: %s', (wideAmbiguous, blanks) => {
    const legend = treeLegend(40, { ...PIPE, isTerminal: true, wideAmbiguous });
    expect(/^ */.exec(legend)?.[0].length).toBe(blanks);
  });
});
