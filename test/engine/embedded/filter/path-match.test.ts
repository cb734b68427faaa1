import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { pathMatch } from '../../../../src/go/path-match.ts';

interface Observed {
  readonly pattern: string;
  readonly matches?: readonly string[];
  readonly error?: string;
}

// Which of these an engine's list has with reference=PATTERN. It tries names with tag, and without.
const NAMES: readonly string[] = [
  'chg-5:5000',
  'chg-a/b/c:2.0',
  'chg-a/b:1',
  'chg-a:1',
  'chg-ab:latest',
  'chg-abc:x-y',
  'chg-e:A_Z',
  'chg-x.y_z:v1',
];
const observed: readonly Observed[] = readFileSync(
  new URL('patterns.jsonl', import.meta.url),
  'utf8',
)
  .trim()
  .split('\n')
  .map((line): Observed => JSON.parse(line));

function fits(pattern: string, name: string): boolean {
  return pathMatch(pattern, name) || pathMatch(pattern, name.replace(/:.*/, ''));
}

function outcome(pattern: string): Observed {
  try {
    return { pattern, matches: NAMES.filter((name) => fits(pattern, name)) };
  } catch (error) {
    return { pattern, error: error instanceof Error ? error.message : String(error) };
  }
}

describe('pathMatch()', () => {
  test.each(observed)('fits what an engine shows: $pattern', (want) => {
    expect(outcome(want.pattern)).toEqual(want);
  });

  // https://cs.opensource.google/go/go/+/refs/tags/go1.24.4:src/path/match_test.go has more of these.
  test.each([
    ['', '', true],
    ['', 'x', false],
    ['*', '', true],
    ['?', '', false],
    ['a?b', 'a☺b', true],
    ['a[^a]b', 'a☺b', true],
    ['a[^a][^a]b', 'a☺b', false],
    ['[α-ω]', 'β', true],
    ['[a-z]', '😀', false],
    ['[😀-😂]?', '😁x', true],
    ['*x', 'xxx', true],
    ['a*/b', 'a/c/b', false],
    ['a*b?c*x', 'abxbbxdbxebxczzx', true],
    ['a*b?c*x', 'abxbbxdbxebxczzy', false],
    ['[*]', '*', true],
    ['\\\\', '\\', true],
  ])('"%s" on "%s": %s', (pattern, name, want) => {
    expect(pathMatch(pattern, name)).toBe(want);
  });
});
