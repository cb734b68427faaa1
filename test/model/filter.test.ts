import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { InvalidFilterError } from '../../src/model/errors.ts';
import { encodeFilters } from '../../src/model/encode-filters.ts';
import { parseFilters, withFilter } from '../../src/model/filter.ts';

test('parseFilters() keeps the values of a key in order, each once', () => {
  const filters = parseFilters(['label=b', ' LABEL = a=x ', 'label=b', '', 'until=1h']);
  expect([...filters]).toEqual([
    ['label', ['b', 'a=x']],
    ['until', ['1h']],
  ]);
});

test.each([[['x']], [[' ']], [['a=b', 'bad']]])('parseFilters(%j) is refused', (values) => {
  expect(() => parseFilters(values)).toThrow(
    new InvalidFilterError('bad format of filter (expected name=value)'),
  );
});

test('keys are lowered and trimmed as Go does it', () => {
  expect([...parseFilters(['\u00a0ΑΣ\u0085=1', '\u0130=\ufeff']).entries()]).toEqual([
    ['ας'.replace('ς', 'σ'), ['1']],
    ['i', ['\ufeff']],
  ]);
});

test('withFilter() leaves the filters it is given alone', () => {
  const filters = parseFilters(['a=1']);
  expect([...withFilter(filters, 'a', '2')]).toEqual([['a', ['1', '2']]]);
  expect(withFilter(filters, 'a', '1')).toBe(filters);
  expect([...filters]).toEqual([['a', ['1']]]);
});

test('encodeFilters() sorts by bytes, not by UTF-16 units', () => {
  const filters = parseFilters(['\uffee=1', '\u{10000}=1', 'b=z', 'b=Y']);
  expect(encodeFilters(filters)).toBe(
    '{"b":{"Y":true,"z":true},"\uffee":{"1":true},"\u{10000}":{"1":true}}',
  );
});

test('encodeFilters() of nothing is nothing', () => {
  expect(encodeFilters(parseFilters(['']))).toBe('');
});

test('what encodeFilters() writes are the filters that were parsed', () => {
  const part = fc.string({ unit: 'grapheme' }).map((text) => text.trim());
  fc.assert(
    fc.property(fc.array(fc.tuple(part, part), { minLength: 1 }), (pairs) => {
      const filters = parseFilters(
        pairs.map(([key, value]) => `${key.replaceAll('=', '')}=${value}`),
      );
      const sent: Record<string, Record<string, true>> = JSON.parse(encodeFilters(filters));
      const read = Object.entries(sent).map(([key, values]) => [
        key,
        Object.keys(values).toSorted(),
      ]);
      const wanted = Array.from(filters, ([key, values]) => [key, values.toSorted()]);
      expect(new Map(Object.entries(Object.fromEntries(read)))).toEqual(
        new Map(Object.entries(Object.fromEntries(wanted))),
      );
    }),
  );
});
