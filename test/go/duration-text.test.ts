import { expect, test } from 'vitest';
import { durationText } from '../../src/go/duration-text.ts';

test.each([
  [0n, '0s'],
  [1n, '1ns'],
  [1_500n, '1.5µs'],
  [20_000_000n, '20ms'],
  [1_500_000_000n, '1.5s'],
  [65_000_000_000n, '1m5s'],
  [3_600_000_000_000n, '1h0m0s'],
  [-90_000_000_000n, '-1m30s'],
  [-(2n ** 63n), '-2562047h47m16.854775808s'],
])('durationText(%s) is %s', (nanoseconds, text) => {
  expect(durationText(nanoseconds)).toBe(text);
});
