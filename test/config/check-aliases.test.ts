import { expect, test } from 'vitest';
import { checkAliases } from '../../src/config/check-aliases.ts';

test('checkAliases() takes another meaning for "builder"', () => {
  expect(() => checkAliases(new Map())).not.toThrow();
  expect(() => checkAliases(new Map([['builder', 'buildx']]))).not.toThrow();
});

test('checkAliases() refuses any other name', () => {
  const aliases = new Map([
    ['builder', 'buildx'],
    ['ls', 'images'],
  ]);
  expect(() => checkAliases(aliases)).toThrow(
    expect.objectContaining({
      message: 'not allowed to alias "ls" (allowed: map[string]struct {}{"builder":struct {}{}})',
      exitCode: 1,
    }),
  );
});
