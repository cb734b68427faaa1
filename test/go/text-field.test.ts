import { expect, test } from 'vitest';
import { textField } from '../../src/go/text-field.ts';

test.each([
  [{ a: 'x' }, 'x'],
  [{ a: 1 }, ''],
  [{ a: null }, ''],
  [{}, ''],
  [null, ''],
])('textField(%j) is %j', (content, text) => {
  expect(textField(content, 'a')).toBe(text);
});
