import { expect, test } from 'vitest';
import { isOlder } from '../../../src/model/api-version.ts';

test.each([
  ['1.24', '1.25'],
  ['1.9', '1.10'],
  ['1', '1.1'],
  ['abc', '1.50'],
  ['', '1.50'],
  ['v1.30', '1.0'],
  ['1.5', '1.50'],
  ['1.50', '1.50.1'],
])('isOlder(%j, %j)', (version, other) => {
  expect(isOlder(version, other)).toBe(true);
  expect(isOlder(other, version)).toBe(false);
});

test.each([
  ['1.50', '1.50'],
  ['1.050', '1.50'],
  ['1', '1.0'],
  ['abc', ''],
])('isOlder(%j, %j) is false both ways', (version, other) => {
  expect(isOlder(version, other)).toBe(false);
  expect(isOlder(other, version)).toBe(false);
});
