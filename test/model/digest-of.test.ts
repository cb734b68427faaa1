import { expect, test } from 'vitest';
import { parseDigest } from '../../src/model/digest.ts';
import { digestOf } from '../../src/model/digest-of.ts';

test('digestOf() is the sha256 of the bytes, and a digest', () => {
  const digest = digestOf(new TextEncoder().encode('1'));
  expect(digest).toBe('sha256:6b86b273ff34fce19d6b804eff5a3f5747ada4eaa22f1d49c01e52ddb7875b4b');
  expect(parseDigest(digest)).toBe(digest);
});
