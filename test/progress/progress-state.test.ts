import { expect, test } from 'vitest';
import { type ProgressMessage, progressMessage } from '../../src/model/progress-message.ts';
import {
  linesUp,
  NO_LINES,
  type ProgressState,
  reduce,
} from '../../src/progress/progress-state.ts';

const detail = { current: 0n, total: 0n, start: 0n, hideCounts: false, units: '' };

function after(...messages: readonly ProgressMessage[]): ProgressState {
  return messages.reduce(reduce, NO_LINES);
}

const a = progressMessage({ id: 'a', detail });
const b = progressMessage({ id: 'b', progress: '[=>]' });

test('each ID gets one line, the newest at the bottom', () => {
  const state = after(a, b, a);
  expect(linesUp(state, a)).toBe(2);
  expect(linesUp(state, b)).toBe(1);
});

test.each([
  ['has no ID', progressMessage({ detail })],
  ['has no progress', progressMessage({ id: 'a', status: 'Pull complete' })],
])('a message that %s ends the block', (_, message) => {
  const state = after(a, b, message);
  expect(state.lines.size).toBe(0);
  expect(linesUp(state, message)).toBe(0);
  expect(linesUp(after(a, b, message, b), b)).toBe(1);
});

test('reduce() changes no state that it is given', () => {
  const before = after(a);
  reduce(before, b);
  expect([...before.lines.keys()]).toEqual(['a']);
  expect(NO_LINES.lines.size).toBe(0);
});
