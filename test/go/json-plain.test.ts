import { describe, expect, test } from 'vitest';
import { parsePlainJson } from '../../src/go/json-plain.ts';

describe('parsePlainJson() knows the spelling of JSON.stringify()', () => {
  test.each(['{"a":[1,-2.5,true,null,"é<\\n\\""],"__proto__":{},"b":1e+21}', '"x"', '[]'])(
    '%s',
    (text) => {
      const value: unknown = JSON.parse(text);
      expect(parsePlainJson(text)).toEqual({ text, value });
      expect(parsePlainJson(`${text}\n`)).toEqual({ text, value });
    },
  );
});

describe('parsePlainJson() takes nothing that loses something in a value', () => {
  test.each([
    '{"a":1,"a":2}',
    '{"10":1,"9":2}',
    '{ "a":1}',
    '[1]\n\n',
    '[1.0]',
    '[1e3]',
    '[-0]',
    '[9007199254740993]',
    '["\\u003c"]',
    '["\\/"]',
    '["\\ud800"]',
    '["\udc80"]',
    '[1e400]',
    '[1',
    '',
    '['.repeat(200_000),
  ])('%.40s', (text) => {
    expect(parsePlainJson(text)).toBeNull();
  });
});
