import { describe, expect, test } from 'vitest';
import { embeddedField, field, structOf } from '../../src/go/go-struct.ts';
import {
  goInt,
  goInt64,
  goInterface,
  goJsonNumber,
  goString,
  goTimeType,
  type GoType,
  goUint8,
  mapOf,
  pointerTo,
  sliceOf,
} from '../../src/go/go-type.ts';
import { unmarshal } from '../../src/go/json-decode.ts';
import { decodePlain } from '../../src/go/json-parsed.ts';
import { STR_SLICE_TYPE } from '../../src/go/named-types.ts';

const INNER = structOf('x.Inner', [field('A', goInt64), field('B', sliceOf(goString))]);
const TYPE = structOf('x.Type', [
  field('Name', goString),
  field('At', goTimeType),
  field('Texts', mapOf(goString, goString)),
  field('Numbers', mapOf(goString, goInt)),
  field('Inner', INNER),
  field('Any', goInterface),
  embeddedField('Inner', INNER),
]);
const BY_POINTER = structOf('x.Outer', [embeddedField('Inner', pointerTo(INNER))]);

describe('a parsed value is decoded as its text', () => {
  test.each<[GoType, string]>([
    [TYPE, '{}'],
    [TYPE, 'null'],
    [TYPE, '{"Name":"é","At":"2024-05-06T07:08:09+01:00","Texts":{"__proto__":"x","a":"b"}}'],
    [
      TYPE,
      '{"Name":null,"At":null,"Texts":null,"Numbers":{"a":1,"b":null},"Inner":null,"Any":null}',
    ],
    [TYPE, '{"Any":1.5,"A":7,"B":["x",null],"Other":{"a":[1]}}'],
    [BY_POINTER, '{"A":1}'],
    [BY_POINTER, '{"Other":1}'],
    [STR_SLICE_TYPE, '"sh"'],
    [STR_SLICE_TYPE, '["a"]'],
    [STR_SLICE_TYPE, 'null'],
    [sliceOf(goUint8), '[1,255]'],
    [pointerTo(goInt64), '-9007199254740992'],
  ])('%#: %2$s', (type, text) => {
    const plain = { text, value: JSON.parse(text) };
    expect(decodePlain(plain, type)).toEqual(unmarshal(text, type));
  });
});

describe('what may not be decoded, or otherwise, is in doubt', () => {
  test.each<[GoType, string]>([
    [TYPE, '7'],
    [TYPE, '[]'],
    [TYPE, '{"Name":1}'],
    [TYPE, '{"name":"x"}'],
    [TYPE, '{"At":"2023-02-29T00:00:00Z"}'],
    [TYPE, '{"Texts":{"a":1}}'],
    [TYPE, '{"Texts":[]}'],
    [TYPE, '{"Numbers":{"a":1.5}}'],
    [TYPE, '{"Any":{}}'],
    [TYPE, `{"Other":${'['.repeat(102)}${']'.repeat(102)}}`],
    [mapOf(goInt, goString), '{"1":"x"}'],
    [STR_SLICE_TYPE, '{}'],
    [goInt64, '1e+21'],
    [goUint8, '256'],
    [goJsonNumber, '"x"'],
    [sliceOf(goUint8), '"AQ=="'],
  ])('%#', (type, text) => {
    expect(decodePlain({ text, value: JSON.parse(text) }, type)).toBeNull();
  });
});
