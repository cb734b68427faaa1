import { expect, test } from 'vitest';
import { mustMeet } from '../../script/must-meet.ts';

test('a build in which all came by is fine, whatever else did', () => {
  const { met, buildEnd } = mustMeet(['a', 'b'], 'nothing imports');
  for (const name of ['b', 'c', 'a', 'a']) met(name);
  expect(() => buildEnd()).not.toThrow();
});

test('a build fails that went without some, and names them', () => {
  const { met, buildEnd } = mustMeet(['a', 'b', 'c'], 'nothing imports');
  met('b');
  expect(() => buildEnd()).toThrow(/^nothing imports a, c now$/);
});

test('a build that failed before that has its own reason', () => {
  const { buildEnd } = mustMeet(['a'], 'nothing imports');
  expect(() => buildEnd(new Error('Unexpected token'))).not.toThrow();
});
