import { expect, test } from 'vitest';
import type { ProgressDetail } from '../../src/model/progress-message.ts';
import { progressBar } from '../../src/progress/progress-bar.ts';

const now = new Date('2025-06-15T12:00:00Z');
const START = BigInt(now.getTime()) / 1000n;
const NOTHING: ProgressDetail = { current: 0n, total: 0n, start: 0n, hideCounts: false, units: '' };

function bar(detail: Partial<ProgressDetail>, columns: number): string {
  const style = { columns, now, humanSize: (bytes: number) => `${bytes}B` };
  return progressBar({ ...NOTHING, ...detail }, style);
}

test.each([
  [{}, ''],
  [{ current: -1n }, ''],
  [{ current: 5n }, '      5B'],
  [{ current: 5n, units: 'files' }, '5 files'],
  [{ current: 5n, total: 10n }, '      5B/10B'],
  [{ current: 5n, total: 10n, units: 'files' }, '5/10 files'],
  [{ current: 15n, total: 10n }, '     15B'],
  [{ current: 15n, total: 10n, units: 'f' }, '15 f'],
  [{ current: 5n, total: 10n, hideCounts: true }, ''],
])('without room for a bar, %o is %j', (detail, text) => {
  expect(bar(detail, 110)).toBe(text);
});

test.each([
  [0n, 10n, `[>${' '.repeat(50)}]       0B/10B`],
  [1n, 2n, `[${'='.repeat(25)}>${' '.repeat(25)}]       1B/2B`],
  [99n, 100n, `[${'='.repeat(49)}> ]      99B/100B`],
  [2n, 2n, `[${'='.repeat(50)}>]       2B/2B`],
  [9n, 2n, `[${'='.repeat(50)}>]       9B`],
  // docker crashes here.
  [-9n, 2n, `[>${' '.repeat(50)}]      -9B/2B`],
])('with room for a bar, %s of %s is %j', (current, total, text) => {
  expect(bar({ current, total }, 111)).toBe(text);
});

test('time left is shown on terminals wider than 50 columns', () => {
  const detail = { current: 50n, total: 100n, start: START - 10n };
  expect(bar(detail, 51)).toBe('     50B/100B 10s');
  expect(bar(detail, 50)).toBe('     50B/100B');
});

test.each([
  [{ current: 1n, total: 40n, start: START - 100n }, ' 1h5m0s'],
  [{ current: 40n, total: 99n, start: START - 1n }, ' 1s'],
  [{ current: 2n, total: 3n, start: START - 3n }, ' 2s'],
  [{ current: 2n, total: 3n, start: START + 3n }, ' -2s'],
  [{ current: 1n, total: 3n, start: START + 60n }, ' -2m0s'],
  [{ current: 0n, total: 3n, start: START - 9n }, ''],
  [{ current: 3n, total: 3n, start: START - 9n }, ''],
  [{ current: 1n, total: 3n, start: 0n }, ''],
])('the time left of %o is %j', (detail, text) => {
  expect(bar({ ...detail, hideCounts: true }, 100)).toBe(text);
});

test('absurd times wrap around as Go’s integers do', () => {
  const detail = { current: 1n, total: 2n ** 62n, start: 2n ** 62n, hideCounts: true };
  expect(bar(detail, 100)).toBe(' -2562047h47m16.854775808s');
});
