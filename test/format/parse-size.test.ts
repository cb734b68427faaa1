import { describe, expect, test } from 'vitest';
import { parseSize } from '../../src/format/parse-size.ts';

describe('parseSize()', () => {
  test.each([
    ['0', 1000, 0n],
    ['32', 1000, 32n],
    ['32b', 1000, 32n],
    ['32k', 1000, 32_000n],
    ['32K', 1024, 32_768n],
    ['32kb', 1000, 32_000n],
    ['32KiB', 1024, 32_768n],
    ['32 MB', 1000, 32_000_000n],
    ['1.5g', 1024, 1_610_612_736n],
    ['.5kb', 1000, 500n],
    ['0.3 ', 1000, 0n],
    ['2p', 1000, 2_000_000_000_000_000n],
    // What is beyond an int64 comes out as in Go.
    ['9999999p', 1000, -(2n ** 63n)],
  ] as const)('%j in steps of %i is %i', (text, step, bytes) => {
    expect(parseSize(text, step)).toBe(bytes);
  });

  test.each([
    ['', "invalid size: ''"],
    ['hello', "invalid size: 'hello'"],
    ['-32', "invalid size: '-32'"],
    [' 32 ', 'strconv.ParseFloat: parsing " 32": invalid syntax'],
    ['32 mbx1', 'strconv.ParseFloat: parsing "32 mbx1": invalid syntax'],
    ['32bb', "invalid suffix: 'bb'"],
    ['32 mega', "invalid suffix: 'mega'"],
    ['1.2.3k', 'strconv.ParseFloat: parsing "1.2.3": invalid syntax'],
  ])('%j is refused: %s', (text, message) => {
    expect(() => parseSize(text, 1000)).toThrow(message);
  });
});
