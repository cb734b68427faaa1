import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { JsonTooLongError } from '../../src/go/json-too-long-error.ts';
import { splitJsonValues } from '../../src/go/json-value-splitter.ts';

async function* inParts(text: string, size: number): AsyncGenerator<Uint8Array> {
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function collect(parts: AsyncIterable<Uint8Array>, limit?: number): Promise<string[]> {
  const values: string[] = [];
  for await (const value of splitJsonValues(parts, limit)) values.push(value);
  return values;
}

async function* onePartOnly(): AsyncGenerator<Uint8Array> {
  yield Buffer.from('{"a":1}');
  throw new Error('waited for more');
}

test.each([
  ['', []],
  [' \r\n\t', []],
  ['{"a":1}{"b":2}', ['{"a":1}', '{"b":2}']],
  ['{"a":"}\\"{"}\r\n[1,[2]]', ['{"a":"}\\"{"}', '[1,[2]]']],
  ['"x\\\\""y"', ['"x\\\\"', '"y"']],
  ['nullnull truefalse', ['null', 'null', 'true', 'false']],
  ['1 -2.5e+3{}4', ['1', '-2.5e+3', '{}', '4']],
  ['{"é":"日本"} "𐀀"', ['{"é":"日本"}', '"𐀀"']],
])('splitJsonValues(%j) is %j', async (text, values) => {
  expect(await collect(inParts(text, 1000))).toEqual(values);
  expect(await collect(inParts(text, 1))).toEqual(values);
});

test('a value that is cut off is passed on when the stream ends', async () => {
  expect(await collect(inParts('{"a":1} {"b', 3))).toEqual(['{"a":1}', '{"b']);
});

test.each(['}', ']x', 'not json', '{]', ',', '\u00e9'])(
  'broken JSON is passed on: %j',
  async (text) => {
    expect((await collect(inParts(text, 1000))).join('')).toBe(text);
  },
);

test('a value is given as soon as it ends, not when the next begins', async () => {
  const values = splitJsonValues(onePartOnly());
  expect(await values.next()).toEqual({ done: false, value: '{"a":1}' });
});

test('a value longer than the limit is refused, whatever its parts', async () => {
  await expect(collect(inParts('{"a":"bbbbbbbb"}', 4), 10)).rejects.toThrow(JsonTooLongError);
  await expect(collect(inParts('{"a":"bbbbbbbb"}', 100), 10)).rejects.toThrow(
    'json: value longer than 10 bytes',
  );
  expect(await collect(inParts('{"a":"bb"}{"a":"bb"}', 3), 10)).toHaveLength(2);
});

test('a stream without an end does not fill the memory', async () => {
  let sent = 0;
  async function* endless(): AsyncGenerator<Uint8Array> {
    for (; ; sent += 1) yield Buffer.from('[['.repeat(100));
  }
  await expect(collect(endless(), 10_000)).rejects.toThrow(JsonTooLongError);
  expect(sent).toBeLessThan(60);
});

test('any values in any parts come out as they went in', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.json(), { maxLength: 8 }),
      fc.integer({ min: 1, max: 40 }),
      async (values, size) => {
        expect(await collect(inParts(values.join('\n'), size))).toEqual(values);
      },
    ),
    { numRuns: 200 },
  );
});
