import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { JsonPatterns } from '../../../../src/engine/docker/wire/json-pattern.ts';
import { field, structOf } from '../../../../src/go/go-struct.ts';
import {
  goBool,
  goFloat64,
  goInt64,
  goString,
  goUint8,
  mapOf,
  pointerTo,
  sliceOf,
} from '../../../../src/go/go-type.ts';
import { unmarshal } from '../../../../src/go/json-decode.ts';

const PAIR = structOf('pair', [field('A', goInt64), field('B', pointerTo(goBool))]);
const TYPES = {
  string: goString,
  int64: goInt64,
  bool: goBool,
  list: sliceOf(goString),
  map: mapOf(goString, goInt64),
  struct: PAIR,
} as const;
const compact = new JsonPatterns('');
const spaced = new JsonPatterns('[ \\t\\r\\n]*');

function matches(type: keyof typeof TYPES, text: string, patterns = compact): boolean {
  return new RegExp(`^${patterns.valueOf(TYPES[type])}$`).test(text);
}

describe('JsonPatterns', () => {
  test.each([
    ['string', '"a\\u00e9\\n\\"é"'],
    ['string', 'null'],
    ['int64', '-12'],
    ['int64', '999999999999999'],
    ['bool', 'false'],
    ['list', '[]'],
    ['list', '["a",null]'],
    ['map', '{}'],
    ['map', '{"a":1,"b":2}'],
    ['struct', '{}'],
    ['struct', '{"A":1,"B":true}'],
    ['struct', '{"B":null}'],
  ] as const)('match the %s %s', (type, text) => {
    expect(matches(type, text)).toBe(true);
  });

  test.each([
    ['string', '"a'],
    ['string', '"\\x"'],
    ['string', '"\\u12g4"'],
    ['string', '"\u0001"'],
    ['string', '5'],
    ['int64', '01'],
    ['int64', '-0'],
    ['int64', '1.0'],
    ['int64', '1e3'],
    ['int64', '1000000000000000'],
    ['list', '["a",]'],
    ['list', '[1]'],
    ['map', '{"a":"b"}'],
    ['struct', '{"A":1,}'],
    ['struct', '{"A":1"B":true}'],
    ['struct', '{,"A":1}'],
    ['struct', '{"A":1,"A":1}'],
    ['struct', '{"a":1}'],
    ['struct', '{"A":1,"C":1}'],
  ] as const)('do not match the %s %s', (type, text) => {
    expect(matches(type, text)).toBe(false);
  });

  test('match white space between tokens when there is to be any', () => {
    const text = '{ "A" : 1 ,\n"B":true }';
    expect([matches('struct', text), matches('struct', text, spaced)]).toEqual([false, true]);
    expect(matches('struct', '{ "A" : 1 , }', spaced)).toBe(false);
  });

  test('are none for types that want a closer look', () => {
    expect(
      [goFloat64, sliceOf(goUint8), mapOf(goString, goFloat64)].map((type) =>
        compact.valueOf(type),
      ),
    ).toEqual([null, null, null]);
  });

  test('match nothing that Go refuses', () => {
    const pieces = [
      '{',
      '}',
      '[',
      ']',
      ',',
      ':',
      '"',
      '"A"',
      '"B"',
      '1',
      '-',
      '0',
      'null',
      'true',
      '\\',
      'é',
    ];
    const text = fc
      .array(fc.constantFrom(...pieces), { maxLength: 8 })
      .map((parts) => parts.join(''));
    const names = fc.constantFrom('string', 'int64', 'bool', 'list', 'map', 'struct');
    fc.assert(
      fc.property(text, names, (json, name) => {
        expect(matches(name, json) && !isDecoded(name, json)).toBe(false);
      }),
      { numRuns: 500 },
    );
  });
});

function isDecoded(type: keyof typeof TYPES, json: string): boolean {
  try {
    unmarshal(json, TYPES[type]);
    return true;
  } catch {
    return false;
  }
}
