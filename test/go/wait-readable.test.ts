import { expect, test } from 'vitest';
import { waitReadable } from '../../src/go/wait-readable.ts';

test('Node does not know', () => {
  expect(waitReadable(0, 0)).toBeNull();
});
