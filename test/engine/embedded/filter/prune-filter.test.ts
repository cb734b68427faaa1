import { describe, expect, test } from 'vitest';
import { compilePruneFilter } from '../../../../src/engine/embedded/filter/prune-filter.ts';
import { EngineError } from '../../../../src/model/errors.ts';
import { parseFilters } from '../../../../src/model/filter.ts';
import { type SomeImage, someImage } from './some-image.ts';

const NOW = new Date(1_700_000_000_000);
const HOUR_AGO = 1_699_996_400_000_000_000n;

function accepts(filters: readonly string[], image: SomeImage): boolean {
  return compilePruneFilter(parseFilters(filters), NOW).accepts(someImage(image));
}

describe('compilePruneFilter()', () => {
  test.each([
    [[], true],
    [['dangling=true'], true],
    [['dangling=1'], true],
    [['dangling=false'], false],
    [['dangling=0'], false],
    [['dangling=true', 'dangling=maybe'], true],
  ])('%j: only dangling ones: %s', (filters, want) => {
    expect(compilePruneFilter(parseFilters(filters), NOW).danglingOnly).toBe(want);
  });

  test.each([
    [['dangling=maybe'], "invalid filter 'dangling=[maybe]'"],
    [['dangling=false', 'dangling=true'], "invalid filter 'dangling=[false true]'"],
    [['reference=a'], "invalid filter 'reference'"],
    [['before=a'], "invalid filter 'before'"],
    [['until=1h', 'until=2h'], 'more than one until filter specified'],
    [['until=bogus'], 'failed to parse value as time or duration: "bogus"'],
  ])('refuses %j', (filters, text) => {
    const compile = (): unknown => compilePruneFilter(parseFilters(filters), NOW);
    expect(compile).toThrow(EngineError);
    expect(compile).toThrow(`Error response from daemon: ${text}`);
  });

  test('accepts all when nothing is asked for', () => {
    expect(accepts([], { created: null })).toBe(true);
  });

  test('until takes in the moment itself', () => {
    expect(accepts(['until=1h'], { created: HOUR_AGO })).toBe(true);
    expect(accepts(['until=1h'], { created: HOUR_AGO + 1n })).toBe(false);
    expect(accepts(['until=1h'], { created: null })).toBe(false);
  });

  test('label wants all, label! minds only all', () => {
    const image = { labels: { a: '1', b: '2' } };
    expect(accepts(['label=a', 'label=b=2'], image)).toBe(true);
    expect(accepts(['label=a', 'label=c'], image)).toBe(false);
    expect(accepts(['label!=a'], image)).toBe(false);
    expect(accepts(['label!=a=2'], image)).toBe(true);
    expect(accepts(['label!=a', 'label!=c'], image)).toBe(true);
    expect(accepts(['label!=a', 'label!=b'], image)).toBe(false);
    expect(accepts(['label!=a'], {})).toBe(true);
    expect(accepts(['label=a', 'label!=b=3'], image)).toBe(true);
  });
});
