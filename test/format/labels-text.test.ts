import { expect, test } from 'vitest';
import { labelsText } from '../../src/format/labels-text.ts';

test.each([
  [[], ''],
  [[['a', 'b']], 'a=b'],
  [
    [
      ['z', '1'],
      ['B', ''],
      ['a', 'x=y,z'],
    ],
    'B=,a=x=y,z,z=1',
  ],
] as const)('the labels %j are %j', (labels, text) => {
  expect(labelsText(new Map(labels))).toBe(text);
});
