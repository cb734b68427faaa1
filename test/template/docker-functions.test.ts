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

describe('a function of docker', () => {
  test.each([
    ['{{json .}}', '{"b":"<&>\\u2028","l":[1,null]}'],
    ['{{json "\\xff"}} {{json 1e21}} {{json 1e20}}', '"\\ufffd" 1e+21 100000000000000000000'],
    ['{{json 1i}}', 'json: unsupported type: complex128'],
    ['{{split "a,b" ","}} {{len (split "" ",")}} {{len (split "aé" "")}}', '[a b] 1 2'],
    ['{{join (split "a,b" ",") "+"}}', 'a+b'],
    ['{{join .l ","}}', 'wrong type for value; expected []string; got []interface {}'],
    ['{{title "it\'s a foo-bar_baz é ǆ"}}', "It'S A Foo-Bar_baz É ǅ"],
    ['{{upper "straße ŉ ᾳ"}} {{lower "ÀİΣ"}}', 'STRAßE ŉ ᾼ àiσ'],
    ['{{pad "x" 1 2}}| {{pad "" 5 5}}|', ' x  | |'],
    ['{{pad "x" 1.0 0}} {{pad "x" -1 0}}', 'strings: negative Repeat count'],
    ['{{pad "x" 9223372036854775807 0}}', 'runtime error: makeslice: len out of range'],
    ['{{truncate "abc" 2}} {{truncate "abc" 9}} {{truncate "é" 2}}', 'ab abc é'],
    ['{{truncate "abc" -1}}', 'runtime error: slice bounds out of range [:-1]'],
    ['{{upper 1}}', 'expected string; found 1'],
    ['{{upper .l}}', 'wrong type for value; expected string; got []interface {}'],
    ['{{upper .x}}', 'invalid value; expected string'],
    ['{{upper nil}}', 'cannot assign nil to string'],
    ['{{upper "a" "b"}}', 'wrong number of args for upper: want 1 got 2'],
  ])('%s', (text, output) => {
    expect(run(text, { b: '<&>\u2028', l: [1, null] })).toBe(output);
  });
});

test('bytes that two functions cut apart join again in the output', () => {
  expect(run('{{truncate "é" 1}}{{slice "é" 1}}', null)).toBe('é');
});
