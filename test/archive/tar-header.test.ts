import { describe, expect, test } from 'vitest';
import { readTarHeader } from '../../src/archive/tar-header.ts';
import { makeHeader, type TarFile, withChecksum } from '../make/make-tar.ts';

const FILE: TarFile = { name: 'a', content: Buffer.from('hello') };

/** A header that has another text somewhere. */
function withField(at: number, field: string, file: TarFile = FILE): Buffer {
  const header = makeHeader(file);
  header.write(field, at, 'latin1');
  return withChecksum(header);
}

function withSize(field: string): Buffer {
  return withField(124, field.padEnd(12, '\0'));
}

describe('readTarHeader() reads', () => {
  test.each([
    ['zeros in front', '\0\x000000005\0', 5],
    ['blanks around it', '     0000005 ', 5],
    ['digits to the end of its field', '000000000005', 5],
    ['something behind a zero byte', '0000005\0zz', 5],
    ['nothing in its field', '', 0],
    ['the most that digits can say', '777777777777', 8 ** 12 - 1],
    ['a binary number', '\x80\0\0\0\0\0\0\0\0\0\0\x05', 5],
    ['a binary number beyond the digits', '\x80\0\0\0\0\0\0\x02\0\0\0\0', 2 ** 33],
    ['the largest number', '\x80\0\0\0\0\x1f\xff\xff\xff\xff\xff\xff', Number.MAX_SAFE_INTEGER],
  ])('a size with %s', (_, field, size) => {
    expect(readTarHeader(withSize(field))).toMatchObject({ size, realSize: size });
  });

  test('a checksum of signed bytes', () => {
    const header = withField(0, '\xe4\xff');
    const unsigned = header.fill(' ', 148, 156).reduce((sum, byte) => sum + byte, 0);
    header.write(`${(unsigned - 512).toString(8).padStart(6, '0')}\0 `, 148);
    expect(readTarHeader(header)).toMatchObject({ name: '\udce4\udcff' });
  });

  test.each([
    ['POSIX', 'ustar\x0000', 'deep/er/a'],
    ['GNU', 'ustar  \0', 'a'],
    ['the oldest kind', '', 'a'],
  ])('a name of %s, in two halves only where it has two', (_, magic, name) => {
    expect(readTarHeader(withField(345, 'deep/er', { ...FILE, magic })).name).toBe(name);
  });

  test.each([
    ['fills its field', 'n'.repeat(100), 'n'.repeat(100)],
    ['is no UTF-8', 'gr\xfcn', 'gr\udcfcn'],
    ['is UTF-8', 'gr\xc3\xbcn', 'grün'],
    ['is nothing', '\0', ''],
  ])('a name that %s', (_, field, name) => {
    expect(readTarHeader(withField(0, field)).name).toBe(name);
  });

  test('what a file with holes is without them', () => {
    const header = makeHeader({ ...FILE, flag: 'S', magic: 'ustar  \0' });
    header.write('00000010000\0', 483);
    expect(readTarHeader(withChecksum(header))).toMatchObject({
      size: 5,
      realSize: 4096,
      hasSparseMap: false,
    });
    header[482] = 1;
    expect(readTarHeader(withChecksum(header)).hasSparseMap).toBe(true);
  });
});

describe('readTarHeader() refuses', () => {
  test.each([
    ['a wrong checksum', Buffer.from(makeHeader(FILE)).fill('z', 0, 3)],
    ['a checksum that is no number', Buffer.from(makeHeader(FILE)).fill('z', 148, 156)],
    ['a size that is no number', withSize('notanumber!')],
    ['a digit that is not octal', withSize('00000000008')],
    ['digits with a blank between', withSize('000 0005')],
    ['a minus', withSize('-0000000005')],
    ['a binary size below zero', withSize('\xff'.repeat(12))],
    ['a size that no number holds', withSize('\x80\0\0\0\0\x20\0\0\0\0\0\0')],
  ])('%s', (_, header) => {
    expect(() => readTarHeader(header)).toThrow('archive/tar: invalid tar header');
  });
});
