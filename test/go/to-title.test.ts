import { expect, test } from 'vitest';
import { toTitle } from '../../src/go/to-title.ts';
import { toUpper } from '../../src/go/to-upper.ts';

test.each([
  ["it's a foo-bar_baz 1x", "It'S A Foo-Bar_baz 1x"],
  ['hELLO', 'HELLO'],
  ['ǆ ა é\u00a0é é—é', 'ǅ ა É\u00a0É É—é'],
  ['a\udcff b', 'A\ufffd B'],
])('toTitle(%j) is %j', (text, titled) => {
  expect(toTitle(text)).toBe(titled);
});

test.each([
  ['abc é ß ŉ', 'ABC É ß ŉ'],
  ['ᾳ ῃ ᾀ ᾧ', 'ᾼ ῌ ᾈ ᾯ'],
  ['a', 'A'],
  ['é\udcff', 'É\ufffd'],
])('toUpper(%j) is %j', (text, upper) => {
  expect(toUpper(text)).toBe(upper);
});
