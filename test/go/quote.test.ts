import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  canBackquote,
  quote,
  quoteRune,
  quoteRuneToAscii,
  quoteToAscii,
} from '../../src/go/quote.ts';
import { unquote } from '../../src/go/unquote.ts';

describe('quote()', () => {
  test.each([
    ['plain text', '"plain text"'],
    ['a"b\\c', '"a\\"b\\\\c"'],
    ['\x07\b\f\n\r\t\v', '"\\a\\b\\f\\n\\r\\t\\v"'],
    ['\0\x1f\x7f', '"\\x00\\x1f\\x7f"'],
    ['é世😀', '"é世😀"'],
    ['\u00a0\u2028\ufeff\u{e0001}', '"\\u00a0\\u2028\\ufeff\\U000e0001"'],
    ['a\udcffb', '"a\\xffb"'],
  ])('%j', (text, literal) => {
    expect(quote(text)).toBe(literal);
  });
});

test('quoteToAscii() escapes all beyond ASCII', () => {
  expect(quoteToAscii('aé😀\udc80')).toBe('"a\\u00e9\\U0001f600\\x80"');
});

test('quoteRune() and quoteRuneToAscii() use single quotes', () => {
  expect([quoteRune("'"), quoteRune('"'), quoteRuneToAscii('é')]).toEqual([
    "'\\''",
    "'\"'",
    "'\\u00e9'",
  ]);
});

test.each([
  ['a\tb"', true],
  ['a`b', false],
  ['a\nb', false],
  ['\x7f', false],
  ['\ufeff', false],
  ['\udcff', false],
  ['é世', true],
])('canBackquote(%j) is %s', (text, can) => {
  expect(canBackquote(text)).toBe(can);
});

test('unquote() undoes quote()', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      expect(unquote(quote(text))).toBe(text);
      expect(unquote(quoteToAscii(text))).toBe(text);
    }),
  );
});
