import { expect, test } from 'vitest';
import { readCsvRecord } from '../../src/go/csv.ts';

test.each([
  ['a,b', ['a', 'b']],
  ['a', ['a']],
  ['a,', ['a', '']],
  [',', ['', '']],
  [' a , b ', [' a ', ' b ']],
  ['"a,b",c', ['a,b', 'c']],
  ['"a""b"', ['a"b']],
  ['""', ['']],
  ['"a\nb",c', ['a\nb', 'c']],
  ['"a\r\nb"', ['a\nb']],
  ['a,b\nc,d', ['a', 'b']],
  ['"a"\nrest"', ['a']],
  ['\n\na', ['a']],
  ['a\r', ['a']],
  ['a\r\nb', ['a']],
])('readCsvRecord(%j) reads the first record', (text, fields) => {
  expect(readCsvRecord(text)).toEqual(fields);
});

test.each(['', '\n', '"a', 'a"b', '"a"b', ' "a"', 'a,"b', '"a" ,b', '"'])(
  'readCsvRecord(%j) finds no record',
  (text) => {
    expect(readCsvRecord(text)).toBeNull();
  },
);
