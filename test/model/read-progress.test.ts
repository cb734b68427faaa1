import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { EngineError } from '../../src/model/errors.ts';
import { type ProgressMessage, progressMessage } from '../../src/model/progress-message.ts';
import { readProgress } from '../../src/model/read-progress.ts';

async function* inParts(body: string, size: number): AsyncGenerator<Uint8Array> {
  const bytes = Buffer.from(body);
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function read(body: string, size = 1 << 16): Promise<ProgressMessage[]> {
  const messages: ProgressMessage[] = [];
  for await (const message of readProgress(inParts(body, size))) messages.push(message);
  return messages;
}

test('readProgress() reads every field, and integers to the last digit', async () => {
  const body =
    '{"stream":"s","status":"t","id":"i","from":"f","progress":"p","time":1700000000,' +
    '"timeNano":1700000000123456789,"progressDetail":{"current":1,"total":9223372036854775807,' +
    '"start":3,"hidecounts":true,"units":"u"},"errorDetail":{"code":4,"message":"m"},"error":"m",' +
    '"aux":{"a": 1.50}, "other":[1]}';
  expect(await read(body)).toEqual([
    {
      stream: 's',
      status: 't',
      id: 'i',
      from: 'f',
      progress: 'p',
      time: 1_700_000_000n,
      timeNano: 1_700_000_000_123_456_789n,
      detail: { current: 1n, total: 2n ** 63n - 1n, start: 3n, hideCounts: true, units: 'u' },
      error: { code: 4n, message: 'm' },
      aux: '{"a": 1.50}',
    },
  ]);
});

test.each([
  ['{}', {}],
  ['null', {}],
  ['{"error":"old"}', {}],
  ['{"STATUS":"x","Id":null}', { status: 'x' }],
  ['{"aux":null,"errorDetail":null,"progressDetail":null}', {}],
  ['{"errorDetail":{}}', { error: { code: 0n, message: '' } }],
  [
    '{"progressDetail":{}}',
    { detail: { current: 0n, total: 0n, start: 0n, hideCounts: false, units: '' } },
  ],
  ['{"status":"\\ud800\\u00e9"}', { status: '\ufffdé' }],
])('readProgress() of %s', async (body, said) => {
  expect(await read(body)).toEqual([progressMessage(said)]);
});

test('messages follow each other with and without white space', async () => {
  const statuses = (await read('{"status":"a"}{"status":"b"}\r\nnull{"status":"c"}\n')).map(
    ({ status }) => status,
  );
  expect(statuses).toEqual(['a', 'b', '', 'c']);
  expect(await read('')).toEqual([]);
});

// Each text is docker 28.2.2's own.
test.each([
  ['{"status":"a"}\n{bad', "invalid character 'b' looking for beginning of object key string"],
  ['not json', "invalid character 'o' in literal null (expecting 'u')"],
  ['{"status":"a"} {"sta', 'unexpected EOF'],
  ['tru', 'unexpected EOF'],
  ['"abc', 'unexpected EOF'],
  ['{"a":1}}', "invalid character '}' looking for beginning of value"],
  ['{"status":"a"},{"status":"b"}', "invalid character ',' looking for beginning of value"],
  ['\ufeff{}', "invalid character 'ï' looking for beginning of value"],
  ['{"status":"a\nb"}', String.raw`invalid character '\n' in string literal`],
  ['{"aux":{"a":}}', "invalid character '}' looking for beginning of value"],
  ['[]', 'json: cannot unmarshal array into Go value of type jsonmessage.JSONMessage'],
  ['1', 'json: cannot unmarshal number into Go value of type jsonmessage.JSONMessage'],
  [
    '{"id":1,"status":2}',
    'json: cannot unmarshal number into Go struct field JSONMessage.id of type string',
  ],
  [
    '{"progressDetail":{"current":1.5}}',
    'json: cannot unmarshal number 1.5 into Go struct field JSONProgress.progressDetail.current of type int64',
  ],
  [
    '{"time":9223372036854775808}',
    'json: cannot unmarshal number 9223372036854775808 into Go struct field JSONMessage.time of type int64',
  ],
  [
    '{"errorDetail":{"code":"x"}}',
    'json: cannot unmarshal string into Go struct field JSONError.errorDetail.code of type int',
  ],
  [
    '{"progressDetail":[]}',
    'json: cannot unmarshal array into Go struct field JSONMessage.progressDetail of type jsonmessage.JSONProgress',
  ],
])('readProgress() of %j says %s', async (body, message) => {
  await expect(read(body)).rejects.toThrow(new EngineError(0, message));
  await expect(read(body, 1)).rejects.toThrow(new EngineError(0, message));
});

test('a failure of the connection is passed on as it is', async () => {
  const failure = new EngineError(0, 'unexpected EOF');
  async function* broken(): AsyncGenerator<Uint8Array> {
    yield Buffer.from('{"status":"a"}{"st');
    throw failure;
  }
  const messages = readProgress(broken());
  expect((await messages.next()).value).toMatchObject({ status: 'a' });
  await expect(messages.next()).rejects.toBe(failure);
});

test('the parts in which a body arrives do not matter', async () => {
  const message = fc.record(
    { status: fc.string({ unit: 'grapheme' }), id: fc.string(), aux: fc.jsonValue() },
    { requiredKeys: [] },
  );
  await fc.assert(
    fc.asyncProperty(
      fc.array(message, { maxLength: 6 }),
      fc.integer({ min: 1, max: 30 }),
      async (messages, size) => {
        const body = messages.map((one) => JSON.stringify(one)).join('\r\n');
        expect(await read(body, size)).toEqual(await read(body));
      },
    ),
  );
});
