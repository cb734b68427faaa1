import { expect, test } from 'vitest';
import { paddingOf } from '../../src/format/tab-padding.ts';

const BLANKS = { minWidth: 0, tabWidth: 4, padding: 1, padChar: '.' };

test.each([
  ['blanks fill up exactly', BLANKS, [3, 8, false], '.....'],
  ['nothing is missing', BLANKS, [8, 8, false], ''],
  ['tabs go on to a tab stop', { ...BLANKS, padChar: '\t' }, [3, 8, false], '\t\t'],
  [
    'tabs go beyond a cell that ends between stops',
    { ...BLANKS, padChar: '\t' },
    [3, 6, false],
    '\t\t',
  ],
  ['tabs without stops are none', { ...BLANKS, padChar: '\t', tabWidth: 0 }, [3, 8, false], ''],
  ['indents are tabs on request', { ...BLANKS, tabIndent: true }, [0, 8, true], '\t\t'],
  ['other cells are not', { ...BLANKS, tabIndent: true }, [0, 8, false], '........'],
] as const)('%s', (_name, layout, [textWidth, cellWidth, indent], padding) => {
  expect(paddingOf(layout)(textWidth, cellWidth, indent)).toBe(padding);
});
