import { describe, expect, test } from 'vitest';
import { parseTemplate } from '../../src/template/parse-template.ts';
import { TemplateError } from '../../src/template/template-error.ts';

/** The output; of an error, what follows the node. */
function run(text: string, data: unknown): string {
  try {
    return parseTemplate(text).execute(data);
  } catch (error) {
    if (!(error instanceof TemplateError)) throw error;
    return error.message.replace(/^.*>: (?:error calling \w+: )?/, '');
  }
}

const data = { a: 1, s: 'str', l: [1, 'b', null], m: { k: { x: 1 } }, n: null, e: [] };

describe('comparisons', () => {
  test.each([
    ['{{eq 1 2 1}} {{eq .a 1.0}} {{ne .s "x"}} {{eq true true}}', 'true true true true'],
    ['{{eq .n nil}} {{eq .n 1}} {{eq .x nil}} {{eq .e nil}}', 'true false true false'],
    ['{{lt 1 2}} {{le 2 2}} {{gt "b" "a"}} {{ge 1.5 2.5}}', 'true true true false'],
    ['{{eq (index "a" 0) 97}} {{lt (index "a" 0) 98}}', 'true true'],
    ['{{lt "é" "世"}} {{lt "\\uffff" "😀"}}', 'true true'],
    ['{{eq .a 1}}', 'incompatible types for comparison'],
    ['{{eq 1}}', 'missing argument for comparison'],
    ['{{lt true false}}', 'invalid type for comparison'],
    ['{{lt .n 1}}', 'invalid type for comparison'],
    ['{{eq .m .m}}', 'non-comparable type map[k:map[x:%!s(float64=1)]]: map[string]interface {}'],
    [
      '{{eq .e .m}}',
      'non-comparable types []: []interface {}, map[string]interface {}: map[k:map[x:1]]',
    ],
  ])('%s', (text, output) => {
    expect(run(text, data)).toBe(output);
  });
});

describe('and, or, not', () => {
  test.each([
    ['{{and 1 0 (index .l 9)}} {{or 0 "x" (index .l 9)}}', '0 x'],
    ['{{and 1 2 | print}} {{3 | or 0}} {{not .e}}', '2 3 true'],
    ['{{and}}', 'wrong number of args for and: want at least 1 got 0'],
  ])('%s', (text, output) => {
    expect(run(text, data)).toBe(output);
  });
});

describe('index, slice, len', () => {
  test.each([
    ['{{index .l 1}} {{index .m "k" "x"}} {{index "é" 0}} {{index .m "z"}}', 'b 1 195 <no value>'],
    [
      '{{slice .s 1}} {{slice .s 1 2}} {{slice .l 1 2}} {{slice .l 0 4}}',
      'tr t [b] [1 b <nil> <nil>]',
    ],
    ['{{len "é"}} {{len .l}} {{len .m}}', '2 3 1'],
    ['{{index .l 3}}', 'reflect: slice index out of range'],
    ['{{index .l 4}}', 'index out of range: 4'],
    ['{{index .l .a}}', 'cannot index slice/array with type float64'],
    ['{{index .l nil}}', 'cannot index slice/array with nil'],
    ['{{index .m 1}}', 'value has type int; should be string'],
    ['{{index .m "z" "y"}}', 'index of nil pointer'],
    ['{{index .n 1}}', 'index of untyped nil'],
    ['{{index 1 1}}', "can't index item of type int"],
    ['{{slice .s 2 1}}', 'invalid slice index: 2 > 1'],
    ['{{slice .s 0 1 2}}', 'cannot 3-index slice a string'],
    ['{{slice .l 0 1 2 3}}', 'too many slice indexes: 4'],
    ['{{slice .l 0 5}}', 'index out of range: 5'],
    ['{{len .n}}', 'len of nil pointer'],
    ['{{len .x}}', 'reflect: call of reflect.Value.Type on zero Value'],
    ['{{len 3}}', 'len of type int'],
  ])('%s', (text, output) => {
    expect(run(text, data)).toBe(output);
  });
});

describe('texts for other languages', () => {
  test.each([
    ['{{html "<a href=\'x\'>\\x00&\\""}}', '&lt;a href=&#39;x&#39;&gt;�&amp;&#34;'],
    [
      '{{js "\'\\"\\\\<>&=\\né\\u2028😀"}}',
      '\\\'\\"\\\\\\u003C\\u003E\\u0026\\u003D\\u000Aé\\u2028😀',
    ],
    ['{{urlquery "a b&é/~-_."}}', 'a+b%26%C3%A9%2F~-_.'],
    ['{{html .x}} {{html 1 2 "<"}}', '&lt;no value&gt; 1 2&lt;'],
  ])('%s', (text, output) => {
    expect(run(text, data)).toBe(output);
  });
});

describe('call has no functions to call', () => {
  test.each([
    ['{{call .a}}', 'non-function .a of type float64'],
    ['{{"f" | call}}', 'non-function f of type string'],
    ['{{1 | call}}', 'non-function <int Value> of type int'],
    ['{{call .x}}', 'call of nil'],
  ])('%s', (text, output) => {
    expect(run(text, data)).toBe(output);
  });
});
