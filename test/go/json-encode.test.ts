import { describe, expect, test } from 'vitest';
import {
  type GoStruct,
  type GoType,
  goBool,
  goComplex128,
  goFloat64,
  goInt,
  goInt64,
  goInterface,
  goString,
  goTimeType,
  goUint8,
  JsonNumber,
  mapOf,
  pointerTo,
  sliceOf,
  TypedValue,
} from '../../src/go/go-type.ts';
import { encodeJson } from '../../src/go/json-encode.ts';

describe('encodeJson()', () => {
  test.each<[unknown, string]>([
    [{ b: 1, a: [true, null, 'x'], '': {} }, '{"":{},"a":[true,null,"x"],"b":1}'],
    [new Map([['z', 1n]]), '{"z":1}'],
    [{ '\u{1f600}': 1, '\uffff': 2 }, '{"\uffff":2,"\u{1f600}":1}'],
    [
      'a"\\\b\f\n\r\t\u0001\x7f<>&\u2028\udcff',
      '"a\\"\\\\\\b\\f\\n\\r\\t\\u0001\x7f<>&\\u2028\\ufffd"',
    ],
    [[1e20, 1e21, 1e-6, 1e-7, -0, 1.5], '[100000000000000000000,1e+21,0.000001,1e-7,-0,1.5]'],
    [[new JsonNumber('1.50'), new JsonNumber('')], '[1.50,0]'],
    [new TypedValue(sliceOf(goUint8), [104n, 105n]), '"aGk="'],
    [new TypedValue(sliceOf(goString), null), 'null'],
    [
      new TypedValue(
        mapOf(goInt, goInt),
        new Map([
          [10n, 1n],
          [9n, 2n],
        ]),
      ),
      '{"10":1,"9":2}',
    ],
    [new TypedValue(pointerTo(goInt64), 5n), '5'],
    [undefined, 'null'],
  ])('writes %s', (value, json) => {
    expect(encodeJson(value)).toBe(json);
  });

  test('escapes < > & for HTML when asked', () => {
    expect(encodeJson({ '<': '&>' }, { escapeHtml: true })).toBe('{"\\u003c":"\\u0026\\u003e"}');
  });

  test('writes times as RFC 3339 with nanoseconds', () => {
    const time = { seconds: 0n, nanoseconds: 120_000_000, offset: 3600, zone: 'CET' };
    expect(encodeJson(new TypedValue(goTimeType, time))).toBe('"1970-01-01T01:00:00.12+01:00"');
  });

  test.each<[string, unknown]>([
    ['json: unsupported type: complex128', new TypedValue(goComplex128, { real: 0, imaginary: 1 })],
    ['json: unsupported value: NaN', Number.NaN],
    ['json: unsupported value: -Inf', [Number.NEGATIVE_INFINITY]],
    ['json: invalid number literal "1x"', new JsonNumber('1x')],
  ])('fails with %s', (message, value) => {
    expect(() => encodeJson(value)).toThrow(message);
  });
});

describe('encodeJson() of a struct', () => {
  const inner = struct('inner', { Size: goInt, ID: goString });
  const outer: GoStruct = {
    ...struct('outer', { ID: goString, Extra: goInterface }),
    fields: [
      { name: 'Inner', type: inner, json: null, embedded: true },
      { name: 'ID', type: goString, json: 'ID' },
      { name: 'Skipped', type: goString, json: null },
      { name: 'Extra', type: goInterface, json: 'extra' },
    ],
  };
  test('keeps the order, promotes what is embedded and skips "-"', () => {
    const content = { Inner: { Size: 1n, ID: 'inner' }, ID: 'outer', Skipped: 'x', Extra: null };
    expect(encodeJson(new TypedValue(outer, content))).toBe('{"Size":1,"ID":"outer","extra":null}');
  });

  test('leaves out what is empty with omitempty', () => {
    const types: Record<string, GoType> = {
      A: goBool,
      B: goInt,
      C: goString,
      D: goFloat64,
      E: sliceOf(goString),
      F: mapOf(goString, goString),
      G: pointerTo(goInt),
      H: goInterface,
      I: inner,
    };
    const fields = struct('all', types).fields.map((field) => ({ ...field, omitEmpty: true }));
    const type: GoStruct = { kind: 'struct', name: 'all', fields };
    const empty = { A: false, B: 0n, C: '', D: 0, E: [], F: new Map(), G: null, H: null };
    const value = new TypedValue(type, { ...empty, I: { Size: 0n, ID: '' } });
    expect(encodeJson(value)).toBe('{"I":{"Size":0,"ID":""}}');
  });
});

function struct(name: string, types: Readonly<Record<string, GoType>>): GoStruct {
  const fields = Object.entries(types).map(([field, type]) => ({
    name: field,
    type,
    json: field,
  }));
  return { kind: 'struct', name, fields };
}
