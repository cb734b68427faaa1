import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { escapeJsonControls, escapeJsonStrings } from '../../src/format/escape-json.ts';

describe('escapeJsonControls()', () => {
  test('writes raw controls as escapes, and stray bytes as JSON does', () => {
    expect(escapeJsonControls('{"a":"\u007f\u009b","b\udcff":1}')).toBe(
      '{"a":"\\u007f\\u009b","b\\ufffd":1}',
    );
  });

  test('keeps the meaning', () => {
    fc.assert(
      fc.property(fc.json(), (json) => {
        expect(JSON.parse(escapeJsonControls(json))).toEqual(JSON.parse(json));
      }),
    );
  });
});

describe('escapeJsonStrings()', () => {
  test.each([
    ['"\\u001b[2J"', '"\\\\x1b[2J"'],
    ['{"k\\u0007":["\\u001b"]}', '{"k\\\\x07":["\\\\x1b"]}'],
    ['"tab\\tnewline\\n"', '"tab\\tnewline\\n"'],
    ['{"a":1.50,"b":"\\u00e9 \\"q\\""}', '{"a":1.50,"b":"\\u00e9 \\"q\\""}'],
  ])('%s becomes %s', (json, escaped) => {
    expect(escapeJsonStrings(json)).toBe(escaped);
  });
});
