import { describe, expect, test } from 'vitest';
import type { FilterableImage } from '../../../../src/engine/embedded/filter/filterable-image.ts';
import { compileListFilter } from '../../../../src/engine/embedded/filter/image-filter.ts';
import { EngineError, NotFoundError } from '../../../../src/model/errors.ts';
import { type Filters, parseFilters } from '../../../../src/model/filter.ts';
import { familiarString } from '../../../../src/model/reference.ts';
import { type SomeImage, someImage } from './some-image.ts';

const DIGEST = `sha256:${'a'.repeat(64)}`;
const NOW = new Date(1_700_000_000_000);
const STORED: Readonly<Record<string, SomeImage>> = {
  old: { created: 10n },
  young: { created: 20n },
  undated: { created: null },
};

function find(name: string): FilterableImage {
  const image = STORED[name];
  if (image === undefined) throw new NotFoundError(`No such image: ${name}:latest`);
  return someImage(image);
}

function compile(filters: Filters): ReturnType<typeof compileListFilter> {
  return compileListFilter(filters, { find, now: () => NOW });
}

/** Names that a list shows; null: the image is not in it. */
function shown(filters: readonly string[], image: SomeImage): readonly string[] | null {
  const names = compile(parseFilters(filters))(someImage(image));
  return names === null ? null : [...names.tags, ...names.digests].map(familiarString);
}

function isShown(filters: readonly string[], image: SomeImage): boolean {
  return shown(filters, image) !== null;
}

describe('compileListFilter()', () => {
  test('shows all by all names when nothing is asked for', () => {
    expect(shown([], { tags: ['a:1'], digests: [`a@${DIGEST}`] })).toEqual(['a:1', `a@${DIGEST}`]);
    expect(shown([], {})).toEqual([]);
  });

  test.each(['true', '1'])('dangling=%s wants no tag, but minds no digest', (value) => {
    expect(isShown([`dangling=${value}`], { tags: ['a:1'] })).toBe(false);
    expect(isShown([`dangling=${value}`], {})).toBe(true);
    expect(shown([`dangling=${value}`], { digests: [`a@${DIGEST}`] })).toEqual([`a@${DIGEST}`]);
  });

  test.each(['false', '0'])('dangling=%s wants any name', (value) => {
    expect(isShown([`dangling=${value}`], { tags: ['a:1'] })).toBe(true);
    expect(isShown([`dangling=${value}`], { digests: [`a@${DIGEST}`] })).toBe(true);
    expect(isShown([`dangling=${value}`], {})).toBe(false);
  });

  test.each([
    [['dangling=maybe'], "invalid filter 'dangling=[maybe]'"],
    [['dangling='], "invalid filter 'dangling=[]'"],
    [['dangling=tRUE'], "invalid filter 'dangling=[tRUE]'"],
    [['dangling=true', 'dangling=false'], "invalid filter 'dangling=[true false]'"],
    [['foo=bar'], "invalid filter 'foo'"],
    [['label!=a'], "invalid filter 'label!'"],
    [['until=bogus'], 'failed to parse value as time or duration: "bogus"'],
    [['until=2006-13-01'], 'parsing time "2006-13-01": month out of range'],
  ])('refuses %j', (filters, text) => {
    const compileThem = (): unknown => compile(parseFilters(filters));
    expect(compileThem).toThrow(EngineError);
    expect(compileThem).toThrow(`Error response from daemon: ${text}`);
  });

  test('one value that makes sense is enough', () => {
    expect(isShown(['dangling=maybe', 'dangling=true'], { tags: ['a:1'] })).toBe(false);
  });

  test('labels have to be there all, with their values if there are any', () => {
    const image = { labels: { a: '1', b: '', c: 'x=y' } };
    expect(isShown(['label=a', 'label=b'], image)).toBe(true);
    expect(isShown(['label=a=1', 'label=b=', 'label=c=x=y'], image)).toBe(true);
    expect(isShown(['label=a', 'label=d'], image)).toBe(false);
    expect(isShown(['label=a='], image)).toBe(false);
    expect(isShown(['label=a'], {})).toBe(false);
  });

  test('labels are not looked at unless they matter', () => {
    const image = { ...someImage({ created: 30n }), labels: () => expect.unreachable() };
    expect(compile(parseFilters(['before=young']))(image)).toBeNull();
    expect(compile(parseFilters(['label=a', 'before=young']))(image)).toBeNull();
  });

  test('before and since leave out the image itself', () => {
    expect(isShown(['before=young'], { created: 19n })).toBe(true);
    expect(isShown(['before=young'], { created: 20n })).toBe(false);
    expect(isShown(['since=old'], { created: 10n })).toBe(false);
    expect(isShown(['since=old'], { created: 11n })).toBe(true);
    expect(isShown(['since=old', 'before=young'], { created: 21n })).toBe(false);
  });

  test('of several moments the one counts that leaves the least', () => {
    expect(isShown(['before=old', 'before=young'], { created: 15n })).toBe(false);
    expect(isShown(['since=old', 'since=young'], { created: 15n })).toBe(false);
    expect(isShown(['before=young', 'until=0'], { created: 15n })).toBe(false);
    expect(isShown(['until=24h', 'until=1'], { created: 999_999_999n })).toBe(true);
    expect(isShown(['until=24h', 'until=1'], { created: 1_000_000_000n })).toBe(false);
  });

  test('images without a date are in no time, and set no bounds', () => {
    expect(isShown(['before=young'], { created: null })).toBe(false);
    expect(isShown(['since=old'], { created: null })).toBe(false);
    expect(isShown(['until=1h'], { created: null })).toBe(false);
    expect(isShown(['before=undated', 'since=undated'], { created: null })).toBe(true);
  });

  test('images that are not there are told first', () => {
    const compileThem = (filters: readonly string[]) => (): unknown =>
      compile(parseFilters(filters));
    expect(compileThem(['since=nope'])).toThrow('No such image: nope:latest');
    expect(compileThem(['until=x', 'since=nope'])).toThrow('failed to parse');
    expect(compileThem(['since=nope', 'until=x', 'before=no'])).toThrow('No such image: no:latest');
  });

  test('reference leaves the names that fit', () => {
    const image = { tags: ['a:1', 'a:2', 'b:1', 'c/a:1'], digests: [`a@${DIGEST}`] };
    expect(shown(['reference=a'], image)).toEqual(['a:1', 'a:2', `a@${DIGEST}`]);
    expect(shown(['reference=a:*'], image)).toEqual(['a:1', 'a:2']);
    expect(shown(['reference=*:1'], image)).toEqual(['a:1', 'b:1']);
    expect(shown(['reference=b', 'reference=*/*'], image)).toEqual(['b:1', 'c/a:1']);
    expect(shown(['reference=a@sha256:*'], image)).toEqual([`a@${DIGEST}`]);
    expect(shown(['reference=docker.io/library/a'], image)).toBeNull();
    expect(shown(['reference=*'], {})).toBeNull();
  });

  test('a reference that fits no tag makes no image dangling', () => {
    expect(shown(['dangling=true', 'reference=b'], { tags: ['a:1'] })).toBeNull();
    expect(
      shown(['dangling=true', 'reference=b'], { tags: ['a:1'], digests: [`b@${DIGEST}`] }),
    ).toEqual([`b@${DIGEST}`]);
  });

  test('a pattern that makes no sense is told when there is a name to try it on', () => {
    const image = { tags: ['a:1'], created: 15n };
    expect(() => shown(['reference=['], image)).toThrow(
      new EngineError(400, 'Error response from daemon: syntax error in pattern'),
    );
    expect(shown(['reference=['], {})).toBeNull();
    expect(shown(['reference=[', 'before=old'], image)).toBeNull();
    expect(shown(['reference=a', 'reference=['], image)).toEqual(['a:1']);
  });
});
