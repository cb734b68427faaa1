import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readPaxRecords } from '../../src/archive/pax-records.ts';
import { paxText } from './pax-text.ts';

describe('readPaxRecords()', () => {
  test.each<readonly [string, string, Readonly<Record<string, string>>]>([
    ['nothing', '', {}],
    ['a record', '11 path=abc\n'.replace('11', '12'), { path: 'abc' }],
    [
      'a value with blanks, equals signs and new lines',
      paxText({ a: 'b = c\n d' }),
      { a: 'b = c\n d' },
    ],
    ['a value of nothing', paxText({ path: '' }), { path: '' }],
    ['the later of two', paxText({ a: '1' }) + paxText({ a: '2' }), { a: '2' }],
    ['a zero byte in what is not a name', paxText({ other: 'a\0b' }), { other: 'a\0b' }],
    [
      'zeros before the length',
      `0${paxText({ path: 'abc' }).replace('12', '13')}`,
      { path: 'abc' },
    ],
  ])('reads %s', (_, text, records) => {
    expect(Object.fromEntries(readPaxRecords(Buffer.from(text)))).toEqual(records);
  });

  test('keeps bytes that are no UTF-8', () => {
    const bytes = Buffer.from('8 a=b\xffc\n', 'latin1');
    expect(readPaxRecords(bytes).get('a')).toBe('b\udcffc');
  });

  test('reads whatever can be written', () => {
    const key = fc.string({ minLength: 1, unit: 'grapheme' }).filter((it) => !/[=\0]/.test(it));
    const value = fc.string({ unit: 'grapheme' }).filter((it) => !it.includes('\0'));
    fc.assert(
      fc.property(fc.dictionary(key, value), (records) => {
        const bytes = Buffer.from(paxText(records));
        expect(readPaxRecords(bytes)).toEqual(new Map(Object.entries(records)));
      }),
      { numRuns: 50 },
    );
  });

  test.each([
    ['no length', ' a=b\n'],
    ['a length of nothing', '0 a=b\n'],
    ['a length that is less than itself', '1 a=b\n'],
    ['a length below zero', '-6 a=b\n'],
    ['a length in other digits', '0x6 a=b\n'],
    ['a length with an exponent', '6e0 a=bc\n'],
    ['a length beyond the end', '7 a=b\n'],
    ['a length beyond everything', `${'9'.repeat(400)} a=b\n`],
    ['no new line', '6 a=bc'],
    ['no equals sign', '6 abc\n'],
    ['an equals sign only in the next record', '6 abc\n6 a=b\n'],
    ['no key', '5 =b\n'],
    ['a zero byte in a key', '7 a\0=b\n'],
    ['a zero byte in a path', paxText({ path: 'a\0b' })],
    ['zeros behind the last', `${paxText({ a: 'b' })}\0\0`],
    ['no blank at all', '6'.repeat(1000)],
  ])('refuses %s', (_, text) => {
    expect(() => readPaxRecords(Buffer.from(text))).toThrow('archive/tar: invalid tar header');
  });
});
