import { posix } from 'node:path';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { joinPath } from '../../src/go/join-path.ts';

test.each([
  [['/home/me', '.docker'], '/home/me/.docker'],
  [['a'], 'a'],
  [['/'], '/'],
  [['', 'a'], 'a'],
  [['/home//me/', '../you', 'config.json'], '/home/you/config.json'],
  [['..', '...'], '../...'],
])('%j is joined', (parts, path) => {
  expect(joinPath(...parts)).toBe(path);
});

test('any parts are joined as by node:path', () => {
  const part = fc.string({ unit: fc.constantFrom('/', '.', 'a', '\n', ' '), maxLength: 6 });
  fc.assert(
    fc.property(fc.array(part, { minLength: 1, maxLength: 4 }), (parts) => {
      expect(joinPath(...parts)).toBe(posix.join(...parts));
    }),
    { numRuns: 1000 },
  );
});
