import { describe, expect, test } from 'vitest';
import { ByteText } from '../../src/format/byte-text.ts';

function written(...parts: readonly string[]): readonly Buffer[] {
  const text = new ByteText();
  for (const part of parts) text.write(part);
  return text.finish();
}

describe('ByteText', () => {
  test('gives out what was written, in order', () => {
    expect(written('a', '', 'b\n', 'é日\u{1f433}', 'c').map(String)).toEqual(['ab\né日\u{1f433}c']);
  });

  test('gives out long texts in several chunks and short ones in one', () => {
    const line = `${'x'.repeat(99)}\n`;
    const chunks = written(...Array.from({ length: 2000 }, () => line));
    expect(chunks.length).toBeGreaterThan(2);
    expect(chunks.join('')).toBe(line.repeat(2000));
  });

  test('has room for a text that is longer than a chunk', () => {
    const long = '日'.repeat(100_000);
    expect(written('a', long, 'b').join('')).toBe(`a${long}b`);
  });

  test('writes stray bytes as they are', () => {
    expect(Buffer.concat(written('a\udcff', '\udce6\udc97', '\udca5'))).toEqual(
      Buffer.of(0x61, 0xff, 0xe6, 0x97, 0xa5),
    );
  });

  test('of nothing has no chunk', () => {
    expect(written()).toEqual([]);
    expect(written('')).toEqual([]);
  });
});
