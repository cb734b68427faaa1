import { describe, expect, test } from 'vitest';
import { chipInUse, legendWidth, treeLegend, treePaint } from '../../src/format/tree-paint.ts';

const PIPE = { isTerminal: false, columns: 0, wideAmbiguous: false, isPainted: false };

describe('treePaint()', () => {
  test.each([
    ['warning', '\u001b[93mx\u001b[0m', 'x'],
    ['header', '\u001b[39m\u001b[1mx\u001b[0m', 'x'],
    ['name', '\u001b[34m\u001b[1mx\u001b[0m', 'x'],
    ['faint', '\u001b[39m\u001b[2mx\u001b[0m', 'x'],
    ['plain', '\u001b[39mx\u001b[0m', 'x'],
  ] as const)('%s is %j painted and %j plain', (look, painted, plain) => {
    expect([treePaint(true)(look, 'x'), treePaint(false)(look, 'x')]).toEqual([painted, plain]);
  });
});

test.each([
  [true, '\u001b[38;5;0m\u001b[48;5;14m U \u001b[0m', 3],
  [false, 'U', 1],
])('the mark of use, painted: %s, takes its columns', (isPainted, text, width) => {
  expect(chipInUse(isPainted)).toEqual({ text, width });
});

describe('treeLegend()', () => {
  test.each([
    [false, false, 18],
    [true, false, 20],
    // Its arrow counts twice in East Asia.
    [true, true, 21],
  ])('painted: %s, in East Asia: %s, takes %i columns', (isPainted, wideAmbiguous, width) => {
    expect(legendWidth({ ...PIPE, isPainted, wideAmbiguous })).toBe(width);
  });

  test('is as wide as it looks', () => {
    // oxlint-disable-next-line no-control-regex -- that is what is taken away
    const look = treeLegend(true).replaceAll(/\u001b\[[0-9;]*m/g, '');
    expect([look, treeLegend(false)]).toEqual(['i Info \u2192   U  In Use', ' Info ->  U In Use']);
  });
});
