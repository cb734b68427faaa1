import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { firstDifference } from '../../bench/compare-files.ts';

const MIB = 1024 * 1024;
const folder = mkdtempSync(join(tmpdir(), 'compare-'));
afterAll(() => rmSync(folder, { recursive: true }));

test.each([
  ['nothing', '', '', null],
  ['the same', 'abc', 'abc', null],
  ['another byte', 'abc', 'abd', 2],
  ['one that is longer', 'abc', 'abcd', 3],
  ['nothing beside something', '', 'a', 0],
  ['as long as one read', 'x'.repeat(MIB), 'x'.repeat(MIB), null],
  ['one more than a read', 'x'.repeat(MIB), 'x'.repeat(MIB + 1), MIB],
  ['a difference behind the first read', `${'x'.repeat(MIB)}ya`, `${'x'.repeat(MIB)}yb`, MIB + 1],
])('firstDifference() of %s', (_, one, other, want) => {
  const [left, right] = [join(folder, 'left'), join(folder, 'right')];
  writeFileSync(left, one);
  writeFileSync(right, other);
  expect(firstDifference(left, right)).toBe(want);
});
