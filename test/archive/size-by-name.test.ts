import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { SizeByName } from '../../src/archive/size-by-name.ts';

test('SizeByName adds up what a map would', () => {
  const name = fc.string({ maxLength: 2, unit: fc.constantFrom('a', 'b', 'ä', '/', '\udc80') });
  const pair = fc.tuple(name, fc.integer({ min: 0, max: 5 }));
  fc.assert(
    fc.property(fc.array(pair, { maxLength: 60 }), (pairs) => {
      const sizes = new SizeByName();
      for (const [key, size] of pairs) sizes.set(key, size);
      const wanted = [...new Map(pairs).values()].reduce((sum, size) => sum + size, 0);
      expect(sizes.total).toBe(wanted);
    }),
  );
});

test('SizeByName tells names apart that differ in little, however many they are', () => {
  const sizes = new SizeByName();
  for (let at = 0; at < 50_000; at += 1) sizes.set(`usr/lib/${at}`, 1);
  for (let at = 0; at < 50_000; at += 2) sizes.set(`usr/lib/${at}`, 3);
  expect(sizes.total).toBe(100_000);
});
