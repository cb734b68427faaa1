import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { field, structOf } from '../../src/go/go-struct.ts';
import {
  goBool,
  goInt64,
  goString,
  type GoType,
  mapOf,
  pointerTo,
  sliceOf,
} from '../../src/go/go-type.ts';
import { decodeFirst, dynamicJson, unmarshal } from '../../src/go/json-decode.ts';
import { GoJsonError } from '../../src/go/json-error.ts';

const ROW = structOf('t.Row', [
  field('Name', goString, 'name'),
  field('Size', goInt64, 'size'),
  field('On', goBool, 'on'),
  field('Tags', sliceOf(goString), 'tags'),
  field('Labels', mapOf(goString, goString), 'labels'),
  field('Next', pointerTo(structOf('t.Next', [field('Name', goString)])), 'next'),
]);
const ZERO = { Name: '', Size: 0n, On: false, Tags: null, Labels: null, Next: null };

function message(text: string, type: GoType = ROW): string {
  try {
    return `no error: ${String(unmarshal(text, type))}`;
  } catch (error) {
    if (error instanceof GoJsonError) return error.message;
    throw error;
  }
}

describe('unmarshal() reads', () => {
  test.each<[string, Readonly<Record<string, unknown>>]>([
    ['{}', {}],
    [' {"name":"a"} ', { Name: 'a' }],
    ['{"NAME":"a","nAmE":"b"}', { Name: 'b' }],
    ['{"name":"a","Name":null}', { Name: 'a' }],
    ['{"size":9223372036854775807}', { Size: 9_223_372_036_854_775_807n }],
    ['{"size":-0}', { Size: 0n }],
    ['{"tags":["a","b"]}', { Tags: ['a', 'b'] }],
    ['{"tags":[]}', { Tags: [] }],
    ['{"tags":["a",null]}', { Tags: ['a', ''] }],
    [
      '{"labels":{"b":"2","a":"1"}}',
      {
        Labels: new Map([
          ['b', '2'],
          ['a', '1'],
        ]),
      },
    ],
    ['{"next":{"Name":"n"}}', { Next: { Name: 'n' } }],
    ['{"next":{"Name":"n"},"next":null}', {}],
    ['{"unknown":[{"deep":[1,2,{}]}],"on":true}', { On: true }],
    ['{"name":"\\u00e9\\ud83d\\ude00\\n"}', { Name: 'é😀\n' }],
    ['{"name":"\\ud800x"}', { Name: '\ufffdx' }],
    ['null', {}],
  ])('%s', (text, fields) => {
    expect(unmarshal(text, ROW)).toEqual({ ...ZERO, ...fields });
  });
});

describe('unmarshal() refuses, in the words of Go,', () => {
  test.each([
    ['', 'unexpected end of JSON input'],
    ['{"name":', 'unexpected end of JSON input'],
    ['{"name":"a"', 'unexpected end of JSON input'],
    ['nope', "invalid character 'o' in literal null (expecting 'u')"],
    ['<html>', "invalid character '<' looking for beginning of value"],
    ['{name:1}', "invalid character 'n' looking for beginning of object key string"],
    ['{"a" 1}', "invalid character '1' after object key"],
    ['{"a":1 "b":2}', "invalid character '\"' after object key:value pair"],
    ['[1 2]', "invalid character '2' after array element"],
    ['{} x', "invalid character 'x' after top-level value"],
    ['{"name":"a\nb"}', "invalid character '\\n' in string literal"],
    ['{"name":"\\x"}', "invalid character 'x' in string escape code"],
    ['{"name":"\\u12g4"}', "invalid character 'g' in \\u hexadecimal character escape"],
    ['{"size":01}', "invalid character '1' after object key:value pair"],
    ['{"size":-}', "invalid character '}' in numeric literal"],
    ['{"size":1.}', "invalid character '}' after decimal point in numeric literal"],
    ['{"size":1e}', "invalid character '}' in exponent of numeric literal"],
    ['{"name":5}', 'json: cannot unmarshal number into Go struct field Row.name of type string'],
    ['{"size":"5"}', 'json: cannot unmarshal string into Go struct field Row.size of type int64'],
    [
      '{"size":1.5}',
      'json: cannot unmarshal number 1.5 into Go struct field Row.size of type int64',
    ],
    [
      '{"size":9223372036854775808}',
      'json: cannot unmarshal number 9223372036854775808 into Go struct field Row.size of type int64',
    ],
    ['{"on":0}', 'json: cannot unmarshal number into Go struct field Row.on of type bool'],
    ['{"tags":{}}', 'json: cannot unmarshal object into Go struct field Row.tags of type []string'],
    [
      '{"next":{"Name":[]}}',
      'json: cannot unmarshal array into Go struct field Next.next.Name of type string',
    ],
    ['[]', 'json: cannot unmarshal array into Go value of type t.Row'],
    ['"x"', 'json: cannot unmarshal string into Go value of type t.Row'],
  ])('%j', (text, words) => {
    expect(message(text)).toBe(words);
  });

  test('what is nested too deep', () => {
    expect(message('['.repeat(10_001))).toBe("invalid character '[' exceeded max depth");
  });
});

describe('decodeFirst()', () => {
  test('looks at the first value alone', () => {
    expect(decodeFirst('{"name":"a"}garbage', ROW)).toEqual({ ...ZERO, Name: 'a' });
  });

  test.each([
    ['', 'EOF'],
    [' \n', 'EOF'],
    ['{"name":"a"', 'unexpected EOF'],
    ['[', 'unexpected EOF'],
  ])('tells of %j that ends too early', (text, words) => {
    expect(() => decodeFirst(text, ROW)).toThrow(words);
  });
});

test('any JSON becomes what JSON.parse() makes of it', () => {
  const plain = (value: unknown): unknown =>
    value instanceof Object && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).map(([key, one]) => [key, plain(one)]))
      : Array.isArray(value)
        ? value.map(plain)
        : value;
  fc.assert(
    fc.property(fc.json({ stringUnit: 'grapheme' }), (text) => {
      expect(plain(dynamicJson(text))).toEqual(plain(JSON.parse(text)));
    }),
    { numRuns: 500 },
  );
});

test('whatever JSON.parse() refuses is refused', () => {
  const broken = fc
    .tuple(
      fc.json(),
      fc.nat(),
      fc.constantFrom('', '"', '{', ']', ',', ':', '\\', 'e', '-', '\u0001'),
    )
    .map(
      ([text, at, odd]) =>
        text.slice(0, at % (text.length + 1)) + odd + text.slice((at % (text.length + 1)) + 1),
    );
  const accepts = (parse: () => unknown): boolean => {
    try {
      parse();
      return true;
    } catch (error) {
      // Go has no number beyond the largest.
      return error instanceof GoJsonError && error.kind === 'type';
    }
  };
  fc.assert(
    fc.property(broken, (text) => {
      expect([text, accepts(() => unmarshal(text, { kind: 'interface' }))]).toEqual([
        text,
        accepts(() => JSON.parse(text)),
      ]);
    }),
    { numRuns: 2000 },
  );
});
