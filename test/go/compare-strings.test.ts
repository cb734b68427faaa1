import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { compareStrings } from '../../src/go/compare-strings.ts';
import { toBytes, wellFormed } from '../../src/go/go-string.ts';

test('compareStrings() orders like the bytes', () => {
  const texts = fc.string({ unit: 'binary', maxLength: 5 });
  fc.assert(
    fc.property(texts, texts, (left, right) => {
      const wanted = Buffer.compare(toBytes(left), toBytes(right));
      expect(Math.sign(compareStrings(left, right))).toBe(wanted);
    }),
  );
});

test('wellFormed() joins stray bytes that make up a character', () => {
  expect(wellFormed('a\udcc3\udca9\udcff')).toBe('aé\udcff');
  expect(wellFormed('😀')).toBe('😀');
});
