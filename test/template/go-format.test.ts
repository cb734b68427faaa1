import { describe, expect, test } from 'vitest';
import {
  goInt64,
  goString,
  goUint8,
  JsonNumber,
  sliceOf,
  TypedValue,
} from '../../src/go/go-type.ts';
import { goPrint, goSprint, goSprintf, goSprintln } from '../../src/template/go-format.ts';

const BYTES = new TypedValue(sliceOf(goUint8), [104n, 105n]);
const MAPS = 'map[a:[1] b:<nil>]|map[a:x]|map[string]interface {}{"a":"x", "n":interface {}(nil)}';
const LISTS = '[a 1 <nil>]|[%!d(string=a) 1 <nil>]|[a %!s(int=1) <nil>]';
const NUMBERS = '1.50|2|%!d(json.Number=3)';

describe('goSprintf() writes', () => {
  test.each<[string, unknown[], string]>([
    ['%d|%5d|%-5d|%05d|%+d|% d', [1n, 2n, 3n, 4n, 5n, 6n], '1|    2|3    |00004|+5| 6'],
    ['%x|%X|%#x|%b|%o|%#o|%O', [255n, 255n, 255n, 5n, 8n, 8n, 8n], 'ff|FF|0xff|101|10|010|0o10'],
    ['%.3d|%8.3d|%.0d|', [7n, 7n, 0n], '007|     007||'],
    ['%c|%q|%+q|%U|%#U', [233n, 233n, 233n, 233n, 233n], "é|'é'|'\\u00e9'|U+00E9|U+00E9 'é'"],
    ['%c|%q', [-1n, 0x110000n], "�|'�'"],
    [
      '%f|%.2f|%8.3f|%08.3f|%+.1e',
      [1.5, 2.005, 1, -1, 12345],
      '1.500000|2.00|   1.000|-001.000|+1.2e+04',
    ],
    ['%g|%G|%.3g|%#g|%#.3g', [1e21, 1e-7, 1234.5, 1, 1], '1e+21|1E-07|1.23e+03|1.00000|1.00'],
    ['%s|%5s|%-5s|%05s|%.1s', ['é', 'é', 'é', 'é', 'éa'], 'é|    é|é    |0000é|é'],
    ['%q|%+q|%#q|%#q', ['é"', 'é', 'a', 'a`'], '"é\\""|"\\u00e9"|`a`|"a`"'],
    ['%x|% x|%#x|% #X|%.1x', ['hi', 'hi', 'hi', 'hi', 'hi'], '6869|68 69|0x6869|0X68 0X69|68'],
    ['%t|%5t|%v', [true, true, false], 'true| true|false'],
    ['%T %T %T %T', [1n, 1, 'a', ['a']], 'int float64 string []interface {}'],
    ['%v|%+v|%#v', [{ b: null, a: [1] }, { a: 'x' }, { a: 'x', n: null }], MAPS],
    [
      '%v|%d|%s',
      [
        ['a', 1n, null],
        ['a', 1n, null],
        ['a', 1n, null],
      ],
      LISTS,
    ],
    ['%s|%v|%d|%x', [BYTES, BYTES, BYTES, BYTES], 'hi|[104 105]|[104 105]|6869'],
    ['%v|%s|%d', [new JsonNumber('1.50'), new JsonNumber('2'), new JsonNumber('3')], NUMBERS],
    ['%-*d|%.*f|%[3]*[5]d', [5n, 42n, 1n, 2.55, 7n], '42   |2.5|7'],
  ])('%s', (format, args, text) => {
    expect(goSprintf(format, args)).toBe(text);
  });
});

describe('goSprintf() complains in the text', () => {
  test.each<[string, unknown[], string]>([
    ['%d', ['a'], '%!d(string=a)'],
    ['%d', [null], '%!d(<nil>)'],
    ['%5d|%+d', ['a', 1.5], '%!d(string=    a)|%!d(float64=+1.5)'],
    ['%z %!', [1n, 2n], '%!z(int=1) %!!(int=2)'],
    ['%w', [[1n]], '%!w([]interface {}=[1])'],
    ['%p', [1n], '%!p(int=1)'],
    ['%d %d', [1n], '1 %!d(MISSING)'],
    ['%d', [1n, 'a', null], '1%!(EXTRA string=a, <nil>)'],
    ['%[2]d %[1]d', [1n, 2n, 3n], '2 1'],
    ['%[3]d|%[x]d|%[1]2d', [1n], '%!d(BADINDEX)|%!d(BADINDEX)|%!d(BADINDEX)'],
    ['%[1', [1n], '%!(NOVERB)'],
    ['%[1a', [1n], '%!a(BADINDEX)'],
    ['%*d|%.*d', ['a', 1n, 'b', 2n], '%!(BADWIDTH)1|%!(BADPREC)2'],
    ['%', [], '%!(NOVERB)'],
    ['%-', [1n], '%!(NOVERB)%!(EXTRA int=1)'],
    ['%99999999d', [1n], '%!(NOVERB)%!(EXTRA int=1)'],
    ['100%%', [], '100%'],
  ])('%s', (format, args, text) => {
    expect(goSprintf(format, args)).toBe(text);
  });
});

test.each<[unknown, string]>([
  [1_000_000, '1e+06'],
  [999_999, '999999'],
  [0.00001, '1e-05'],
  [-0, '-0'],
  [12n, '12'],
  [null, '<nil>'],
  [new TypedValue(goInt64, 5n), '5'],
  [new TypedValue(sliceOf(goString), null), '[]'],
])('goPrint(%s) is %s', (value, text) => {
  expect(goPrint(value)).toBe(text);
});

test('goSprint() puts blanks between what are no strings', () => {
  expect(goSprint([1n, 2n, 'a', 'b', 3n, true, new JsonNumber('4')])).toBe('1 2ab3 true4');
});

test('goSprintln() puts blanks between all', () => {
  expect(goSprintln(['a', 'b', 1n])).toBe('a b 1\n');
});
