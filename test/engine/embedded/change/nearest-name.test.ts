import { expect, test } from 'vitest';
import { nearestName } from '../../../../src/engine/embedded/change/nearest-name.ts';

const NAMES = ['interval', 'timeout', 'start-period', 'start-interval', 'retries'];

test.each([
  ['inteval', 'interval'],
  ['intervall', 'interval'],
  ['inetrval', 'interval'],
  ['retry', null],
  ['retrie', 'retries'],
  ['time-out', 'timeout'],
  ['startperiod', 'start-period'],
  ['x', null],
  ['', null],
])('nearestName() takes %s for %s', (text, want) => {
  expect(nearestName(text, NAMES)).toBe(want);
});
