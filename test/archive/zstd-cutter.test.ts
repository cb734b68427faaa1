import { describe, expect, test } from 'vitest';
import { ZstdCutter } from '../../src/archive/zstd-cutter.ts';

const MAGIC = [0x28, 0xb5, 0x2f, 0xfd];
const RAW = block(0, 3, [1, 2, 3]);
const REPEATED = block(1, 70_000, [9]);
const EMPTY = block(0, 0, []);
const LAST = block(0, 2, [4, 5], true);
/** A window and no size; a size of one byte, a checksum and no window; a dictionary, and a size of eight bytes. */
const HEADERS = [
  [...MAGIC, 0x00, 0x38],
  [...MAGIC, 0x24, 0x05],
  [...MAGIC, 0xc3, 0x38, 1, 2, 3, 4, 5, 0, 0, 0, 0, 0, 0, 0],
] as const;
const SUM = [0xaa, 0xbb, 0xcc, 0xdd];
const SKIPPABLE = [0x53, 0x2a, 0x4d, 0x18, 2, 0, 0, 0, 6, 6];
const EMPTY_SKIPPABLE = [0x50, 0x2a, 0x4d, 0x18, 0, 0, 0, 0];

function block(kind: number, size: number, content: readonly number[], isLast = false): number[] {
  const header = (size << 3) | (kind << 1) | (isLast ? 1 : 0);
  return [header & 0xff, (header >> 8) & 0xff, header >> 16, ...content];
}

function cut(behind: 'frame' | 'block', bytes: Uint8Array, length: number): readonly number[] {
  const cutter = new ZstdCutter(behind);
  const ends = [];
  let end = 0;
  for (let at = 0; at < bytes.length; at += length) {
    for (const piece of cutter.cut(bytes.subarray(at, at + length))) {
      end += piece.length;
      ends.push(end);
    }
  }
  return ends;
}

/** Where parts end that stand one behind the other. */
function endsOf(parts: readonly (readonly number[])[]): readonly number[] {
  let end = 0;
  return parts.map((part) => (end += part.length));
}

const [first, second, third] = HEADERS;
const FRAMES = [
  [...first, ...RAW, ...REPEATED, ...EMPTY, ...LAST],
  SKIPPABLE,
  EMPTY_SKIPPABLE,
  [...second, ...LAST, ...SUM],
  [...third, ...REPEATED, ...LAST],
];
const BLOCKS = [
  [...first, ...RAW],
  REPEATED,
  EMPTY,
  LAST,
  SKIPPABLE,
  EMPTY_SKIPPABLE,
  [...second, ...LAST, ...SUM],
  [...third, ...REPEATED],
  LAST,
];

describe.each([
  ['frame', FRAMES],
  ['block', BLOCKS],
] as const)('ZstdCutter behind each %s', (behind, parts) => {
  const bytes = Uint8Array.from(parts.flat());

  test('gives the parts of a whole', () => {
    expect(cut(behind, bytes, bytes.length)).toEqual(endsOf(parts));
  });

  test('cuts at the same places wherever the pieces end', () => {
    for (let length = 1; length < bytes.length; length += 1) {
      const pieces = Array.from({ length: Math.ceil(bytes.length / length) }, (_, at) =>
        Math.min((at + 1) * length, bytes.length),
      );
      const wanted = new Set([...endsOf(parts), ...pieces]);
      expect(cut(behind, bytes, length)).toEqual([...wanted].toSorted((a, b) => a - b));
    }
  });
});

describe('ZstdCutter refuses', () => {
  test.each<readonly [string, readonly number[], string]>([
    ['what is no frame', [1, 2, 3, 4], 'invalid input: magic number mismatch'],
    ['what is no frame behind one', [...(FRAMES[0] ?? []), 1, 2, 3, 4], 'magic number mismatch'],
    ['a window of more than 128 MiB', [...MAGIC, 0x00, (17 << 3) | 1], 'window size exceeded'],
    ['a size of more than that', [...MAGIC, 0xa0, 1, 0, 0, 8], 'window size exceeded'],
  ])('%s', (_, bytes, message) => {
    expect(() => cut('block', Uint8Array.from(bytes), bytes.length)).toThrow(message);
    expect(() => cut('frame', Uint8Array.from(bytes), 1)).toThrow(message);
  });

  test.each<readonly [string, readonly number[]]>([
    ['a window of 128 MiB', [...MAGIC, 0x00, 17 << 3]],
    ['a size of 128 MiB', [...MAGIC, 0xa0, 0, 0, 0, 8]],
  ])('but not %s', (_, bytes) => {
    expect(cut('block', Uint8Array.from(bytes), bytes.length)).toEqual([bytes.length]);
  });
});
