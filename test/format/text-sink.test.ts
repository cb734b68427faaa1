import { describe, expect, test } from 'vitest';
import { PlainText } from '../../src/format/text-sink.ts';

describe('PlainText', () => {
  test('gives out what was written, in order', () => {
    const text = new PlainText();
    for (const part of ['a', '', 'b\n', 'c']) text.write(part);
    expect(Array.from(text.finish())).toEqual(['ab\nc']);
  });

  test('gives out long texts in several chunks and short ones in one', () => {
    const text = new PlainText();
    const line = `${'x'.repeat(99)}\n`;
    for (let at = 0; at < 2000; at += 1) text.write(line);
    const chunks = Array.from(text.finish());
    expect(chunks.length).toBeGreaterThan(2);
    expect(chunks.join('')).toBe(line.repeat(2000));
  });

  test('of nothing has no chunk', () => {
    expect(Array.from(new PlainText().finish())).toEqual([]);
  });
});
