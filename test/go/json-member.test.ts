import { expect, test } from 'vitest';
import { rawMember } from '../../src/go/json-member.ts';

test.each([
  ['{"aux": {"ID": 1.50} }', '{"ID": 1.50}'],
  ['{"a":"x","aux":[1,{"aux":2}],"b":{}}', '[1,{"aux":2}]'],
  ['{"AUX":"}\\"{"}', '"}\\"{"'],
  ['{"\\u0061ux":true}', 'true'],
  ['{"aux":1,"aux":2}', '2'],
  ['{"aux":1,"aux":null}', null],
  ['{"b":{"aux":1},"c":[{"aux":1}],"d":"aux"}', null],
  ['{}', null],
  ['null', null],
])('the member "aux" of %s is %j', (object, value) => {
  expect(rawMember(object, 'aux')).toBe(value);
});

test('a long text in it is no burden', () => {
  const text = JSON.stringify({ a: 'x\\"'.repeat(1_000_000), aux: 1 });
  expect(rawMember(text, 'aux')).toBe('1');
});
