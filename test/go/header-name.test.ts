import { expect, test } from 'vitest';
import { canonicalHeaderName } from '../../src/go/header-name.ts';

test.each([
  ['x-a', 'X-A'],
  ['CONTENT-type', 'Content-Type'],
  ['x-1a', 'X-1a'],
  ['x a', 'x a'],
  ['é', 'é'],
  ['', ''],
])('canonicalHeaderName(%j) is %j', (name, canonical) => {
  expect(canonicalHeaderName(name)).toBe(canonical);
});
