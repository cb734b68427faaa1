import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { escapeBeyondJson, escapeControls } from '../../src/format/escape-controls.ts';

describe('escapeControls()', () => {
  test.each([
    ['plain – 日本 👩', 'plain – 日本 👩'],
    ['a\u001b[2Jb', 'a\\x1b[2Jb'],
    ['\u0000\u0007\u007f', '\\x00\\x07\\x7f'],
    ['\u009b31m', '\\u009b31m'],
    ['tab\tand\nnewline', 'tab\tand\nnewline'],
    ['\r', '\\x0d'],
    ['\udcff\udc80', '\\xff\\x80'],
  ])('%j is shown as %j', (text, shown) => {
    expect(escapeControls(text)).toBe(shown);
  });

  test('leaves nothing that a terminal obeys', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(escapeControls(text)).not.toMatch(/(?![\t\n])\p{Cc}/u);
      }),
    );
  });

  test('changes nothing twice', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(escapeControls(escapeControls(text))).toBe(escapeControls(text));
      }),
    );
  });
});

test('escapeBeyondJson() leaves to JSON what JSON escapes itself', () => {
  expect(escapeBeyondJson('\u001b\u007f\u0085\t')).toBe('\u001b\\x7f\\u0085\t');
});
