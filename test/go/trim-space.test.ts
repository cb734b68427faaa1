import { expect, test } from 'vitest';
import { trimSpace } from '../../src/go/trim-space.ts';

test.each([
  [' a b ', 'a b'],
  ['\t\n\v\f\r a', 'a'],
  ['\u0085\u00a0a\u3000\u2028', 'a'],
  ['\ufeffa\u200b', '\ufeffa\u200b'],
  ['   ', ''],
])('trimSpace(%j) is %j', (text, trimmed) => {
  expect(trimSpace(text)).toBe(trimmed);
});
