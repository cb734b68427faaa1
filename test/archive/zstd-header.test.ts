import { describe, expect, test } from 'vitest';
import { readZstdHeader, zstdHeaderLength } from '../../src/archive/zstd-header.ts';

const MAGIC = [0x28, 0xb5, 0x2f, 0xfd];

describe('readZstdHeader()', () => {
  test.each<readonly [string, readonly number[], number, boolean]>([
    ['the least window', [0x00, 0x00], 1024, false],
    ['a window with eighths', [0x04, (13 << 3) | 3], (2 ** 23 / 8) * 11, true],
    ['the largest window', [0x00, 0xff], (2 ** 41 / 8) * 15, false],
    ['one segment with a size of one byte', [0x20, 0xff], 255, false],
    ['one segment with a size of two bytes, which begins at 256', [0x64, 1, 1], 513, true],
    ['one segment with a size of four bytes', [0xa0, 0, 0, 0, 0x80], 2 ** 31, false],
    ['one segment with a size of eight bytes', [0xe0, 0, 0, 0, 0, 0, 1, 0, 0], 2 ** 40, false],
    ['one segment behind the name of a dictionary', [0x22, 9, 9, 7], 7, false],
    [
      'a window, a dictionary and a size',
      [0xc3, 0, 9, 9, 9, 9, 1, 2, 3, 4, 5, 6, 7, 8],
      1024,
      false,
    ],
  ])('reads %s', (_, rest, window, hasChecksum) => {
    const head = Uint8Array.from([...MAGIC, ...rest]);
    expect(zstdHeaderLength(head)).toBe(head.length);
    expect(readZstdHeader(head)).toEqual({ kind: 'frame', window, hasChecksum });
  });

  test('reads how much is to be skipped', () => {
    const head = Uint8Array.from([0x5f, 0x2a, 0x4d, 0x18, 0, 0, 0, 0x80]);
    expect(zstdHeaderLength(head)).toBe(head.length);
    expect(readZstdHeader(head)).toEqual({ kind: 'skippable', size: 2 ** 31 });
  });
});
