import { describe, expect, test } from 'vitest';
import { unquote, unquoteCharacter } from '../../src/go/unquote.ts';

describe('unquote()', () => {
  test.each([
    ['"a\\tb\\n"', 'a\tb\n'],
    ['"\\x41\\101\\u0041\\U00000041"', 'AAAA'],
    ['"\\xc3\\xa9"', 'é'],
    ['"\\xff"', '\udcff'],
    ['"\\""', '"'],
    ['`a\\n\r`', 'a\\n'],
    ['"\udcff\\n"', '\ufffd\n'],
    ['"\\\'"', null],
    ['"\\q"', null],
    ['"\\x4"', null],
    ['"\\400"', null],
    ['"\\ud800"', null],
    ['"\\U00110000"', null],
    ['"a\nb"', null],
  ])('%j is %j', (literal, text) => {
    expect(unquote(literal)).toBe(text);
  });
});

test('unquoteCharacter() reads one character and leaves the rest', () => {
  expect(unquoteCharacter("\\xffb'", "'")).toEqual({ code: 0xff, isByte: true, rest: "b'" });
  expect(unquoteCharacter("\\''", "'")).toEqual({ code: 0x27, isByte: false, rest: "'" });
  expect(unquoteCharacter("é'", "'")).toEqual({ code: 0xe9, isByte: false, rest: "'" });
  expect([unquoteCharacter("'", "'"), unquoteCharacter('\\"', "'")]).toEqual([null, null]);
});
