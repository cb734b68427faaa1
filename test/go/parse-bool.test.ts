import { expect, test } from 'vitest';
import { NumError } from '../../src/go/num-error.ts';
import { parseBool } from '../../src/go/parse-bool.ts';

test.each(['1', 't', 'T', 'true', 'TRUE', 'True'])('parseBool(%j) is true', (text) => {
  expect(parseBool(text)).toBe(true);
});

test.each(['0', 'f', 'F', 'false', 'FALSE', 'False'])('parseBool(%j) is false', (text) => {
  expect(parseBool(text)).toBe(false);
});

test.each(['', 'yes', 'tRUE', ' true', '2'])('parseBool(%j) is refused', (text) => {
  expect(() => parseBool(text)).toThrow(NumError);
});

test('the refusal quotes the text as Go does', () => {
  expect(() => parseBool('\u0001"é\n')).toThrow(
    String.raw`strconv.ParseBool: parsing "\x01\"é\n": invalid syntax`,
  );
});
