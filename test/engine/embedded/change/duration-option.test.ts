import { expect, test } from 'vitest';
import { durationOption } from '../../../../src/engine/embedded/change/duration-option.ts';

test.each([
  ['', 0],
  ['0', 0],
  ['-0s', 0],
  ['1ms', 1_000_000],
  ['1.5h30.25m', 7_215_000_000_000],
  ['+1.1s', 1_100_000_000],
])('durationOption() takes "%s"', (text, nanoseconds) => {
  expect(durationOption('timeout', text) + 0).toBe(nanoseconds);
});

// Go's own texts.
test.each([
  ['.', 'time: invalid duration "."'],
  ['s', 'time: invalid duration "s"'],
  ['+', 'time: invalid duration "+"'],
  ['9999999999h', 'time: invalid duration "9999999999h"'],
  ['1s.', 'time: invalid duration "1s."'],
  ['5', 'time: missing unit in duration "5"'],
  ['1s1', 'time: missing unit in duration "1s1"'],
  ['5 s', 'time: unknown unit " s" in duration "5 s"'],
  ['1é', 'time: unknown unit "\\xc3\\xa9" in duration "1\\xc3\\xa9"'],
  ['-5s', 'Interval "timeout" cannot be less than 1ms'],
  ['999us', 'Interval "timeout" cannot be less than 1ms'],
])('durationOption() refuses "%s"', (text, reason) => {
  expect(() => durationOption('timeout', text)).toThrow(`Error response from daemon: ${reason}`);
});
