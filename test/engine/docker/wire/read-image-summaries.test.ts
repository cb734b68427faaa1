import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { SUMMARIES_TYPE } from '../../../../src/engine/docker/wire/summary-batch.ts';
import { readImageSummaries } from '../../../../src/engine/docker/wire/read-image-summaries.ts';
import { fromBytes } from '../../../../src/go/go-string.ts';
import { decodeFirst } from '../../../../src/go/json-decode.ts';
import { fieldContent } from '../../../../src/go/struct-field.ts';
import { EngineError } from '../../../../src/model/errors.ts';
import type { ImageSummary } from '../../../../src/model/image.ts';

const SMALL_BATCH = 16;

async function* inParts(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function read(
  body: string | Uint8Array,
  size = 7,
  batchSize = SMALL_BATCH,
): Promise<readonly ImageSummary[]> {
  const bytes = typeof body === 'string' ? Buffer.from(body) : body;
  const images: ImageSummary[] = [];
  for await (const batch of readImageSummaries(inParts(bytes, size), batchSize)) {
    images.push(...batch);
  }
  return images;
}

const ZERO: ImageSummary = {
  id: '',
  repoTags: [],
  repoDigests: [],
  created: 0,
  size: 0,
  sharedSize: 0,
  containers: 0,
  manifests: null,
};

describe('readImageSummaries()', () => {
  test('reads every field', async () => {
    const element = {
      Containers: -1,
      Created: 1_700_000_000,
      Id: 'sha256:1',
      Labels: { a: 'b' },
      ParentId: '',
      RepoDigests: ['x@sha256:2'],
      RepoTags: ['x:1', 'x:2'],
      SharedSize: -1,
      Size: 12,
    };
    expect(await read(JSON.stringify([element]))).toEqual([
      {
        id: 'sha256:1',
        repoTags: ['x:1', 'x:2'],
        repoDigests: ['x@sha256:2'],
        created: 1_700_000_000,
        size: 12,
        sharedSize: -1,
        containers: -1,
        manifests: null,
      },
    ]);
  });

  test('reads manifests with their platforms', async () => {
    const manifest = {
      ID: 'sha256:3',
      Descriptor: { mediaType: 'm', digest: 'sha256:3', size: 4 },
      Available: true,
      Size: { Content: 5, Total: 6 },
      Kind: 'image',
      ImageData: {
        Platform: { architecture: 'arm64', os: 'linux', variant: 'v8', 'os.version': '1' },
        Size: { Unpacked: 1 },
        Containers: ['c'],
      },
    };
    const body = JSON.stringify([{ Manifests: [manifest, { ID: 'a', Kind: 'attestation' }] }]);
    const [image] = await read(body);
    expect(image?.manifests).toEqual([
      {
        id: 'sha256:3',
        kind: 'image',
        available: true,
        contentSize: 5,
        totalSize: 6,
        platform: { os: 'linux', architecture: 'arm64', variant: 'v8', osVersion: '1' },
        containers: ['c'],
      },
      {
        id: 'a',
        kind: 'attestation',
        available: false,
        contentSize: 0,
        totalSize: 0,
        platform: null,
        containers: [],
      },
    ]);
  });

  test.each([
    ['[]', []],
    [' \n[ ] trailing', []],
    ['null', []],
    ['[null]', [ZERO]],
    ['[{}]', [ZERO]],
    ['[{"ID":"a","REPOTAGS":["b"]}]', [{ ...ZERO, id: 'a', repoTags: ['b'] }]],
    ['[{"Id":"a","id":"b"}]', [{ ...ZERO, id: 'b' }]],
    ['[{"Id":"a","Id":null}]', [{ ...ZERO, id: 'a' }]],
    ['[{"RepoTags":["a","b"],"RepoTags":[null]}]', [{ ...ZERO, repoTags: ['a'] }]],
    ['[{"Unknown":{"Id":[1.5,{"x":null}]}}]', [ZERO]],
    ['[{"Id":"\\ud800x"}]', [{ ...ZERO, id: '\ufffdx' }]],
    [
      '[{"Id":"a\\\\"},{"Id":"\\"]"}]',
      [
        { ...ZERO, id: 'a\\' },
        { ...ZERO, id: '"]' },
      ],
    ],
    ['[{"Size":-0}]', [ZERO]],
    ['[{"Id":"a"}] {', [{ ...ZERO, id: 'a' }]],
  ])('reads %s', async (body, images) => {
    expect(await read(body)).toEqual(images);
    expect(await read(body, 1)).toEqual(images);
  });

  test('replaces bytes that are no UTF-8', async () => {
    const body = Buffer.concat([
      Buffer.from('[{"Id":"a'),
      Buffer.of(0xe2, 0x82),
      Buffer.from('"}]'),
    ]);
    expect(await read(body)).toEqual([{ ...ZERO, id: 'a\ufffd\ufffd' }]);
  });

  test.each([
    ['', 'EOF'],
    [' \n', 'EOF'],
    ['[', 'unexpected EOF'],
    ['[{"Id":"a"}', 'unexpected EOF'],
    ['[{"Id":"a"},{"Id":"b"},', 'unexpected EOF'],
    ['[{"Id":"a"},{"Id":"b', 'unexpected EOF'],
    ['nope', "invalid character 'o' in literal null (expecting 'u')"],
    ['<html>', "invalid character '<' looking for beginning of value"],
    ['[,]', "invalid character ',' looking for beginning of value"],
    ['[{},]', "invalid character ']' looking for beginning of value"],
    ['[{"Id":"a"}}', "invalid character '}' after array element"],
    ['[{"Id":"a"]', "invalid character ']' after object key:value pair"],
    ['[{"Id":"a"} {}]', "invalid character '{' after array element"],
    ['{"message":"x"}', 'json: cannot unmarshal object into Go value of type []image.Summary'],
    ['["x"]', 'json: cannot unmarshal string into Go value of type image.Summary'],
    ['[{"Id":5}]', 'json: cannot unmarshal number into Go struct field Summary.Id of type string'],
    ['[{"Id":5},{"Id":"a"},nope]', "invalid character 'o' in literal null (expecting 'u')"],
    [
      '[{"Id":5,"Id":"x"}]',
      'json: cannot unmarshal number into Go struct field Summary.Id of type string',
    ],
    [
      '[{"Size":1.0}]',
      'json: cannot unmarshal number 1.0 into Go struct field Summary.Size of type int64',
    ],
    [
      '[{"Size":1e3}]',
      'json: cannot unmarshal number 1e3 into Go struct field Summary.Size of type int64',
    ],
    [
      '[{"Size":9223372036854775808}]',
      'json: cannot unmarshal number 9223372036854775808 into Go struct field Summary.Size of type int64',
    ],
    [
      '[{"Manifests":[{"Size":{"Total":"x"}}]}]',
      'json: cannot unmarshal string into Go struct field .Manifests.Size.Total of type int64',
    ],
    [`[{"x":${'['.repeat(10_000)}`, "invalid character '[' exceeded max depth"],
  ])('refuses %.40s', async (body, message) => {
    const error = await read(body).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(EngineError);
    expect(error).toHaveProperty('message', message);
  });

  test('passes on what cuts the body short', async () => {
    async function* broken(): AsyncGenerator<Uint8Array> {
      yield Buffer.from('[{"Id":5},');
      throw new EngineError(0, 'connection reset');
    }
    const reading = (async () => {
      for await (const batch of readImageSummaries(broken())) expect(batch).toBeDefined();
    })();
    await expect(reading).rejects.toThrow('connection reset');
  });

  test('stops reading behind the list', async () => {
    let closed = false;
    async function* endless(): AsyncGenerator<Uint8Array> {
      try {
        yield Buffer.from('[{"Id":"a"}]');
        throw new Error('read on');
      } finally {
        closed = true;
      }
    }
    for await (const batch of readImageSummaries(endless())) expect(batch).toHaveLength(1);
    expect(closed).toBe(true);
  });
});

// Broken and odd lists, so that every way out of the fast path is taken.

const spelling = fc.constantFrom(
  'null',
  'true',
  '5',
  '-1',
  '1.0',
  '1e2',
  '-0',
  '9007199254740993',
  '"x"',
  '"\\u00e9\\n"',
  '"\\udc00"',
  '"]},{"',
  '"\\\\"',
  '[]',
  '["a","b"]',
  '[null]',
  '[1]',
  '{}',
  '{"a":"b"}',
  '{"a":1}',
  '[{"Size":{"Total":5},"Kind":"image"}]',
  '[{"ImageData":{"Platform":{"os":"linux"}}}]',
  'é',
);
const key = fc.constantFrom(
  'Id',
  'id',
  'RepoTags',
  'RepoTags',
  'repotags',
  'RepoDigests',
  'Created',
  'Size',
  'Labels',
  'SharedSize',
  'Containers',
  'Manifests',
  'Descriptor',
  'Extra',
  '__proto__',
  'toString',
);
const likelyValue = fc.oneof(
  { weight: 1, arbitrary: spelling },
  { weight: 2, arbitrary: fc.constantFrom('null', '[]', '7', '"é"', '["a"]') },
);
const member = fc.tuple(key, likelyValue).map(([name, value]) => `"${name}":${value}`);
const soundMember = fc.constantFrom(
  '"Id":"a"',
  '"RepoTags":["x:1"]',
  '"Size":12',
  '"Labels":{"a":"b"}',
  '"Created":1700000000',
);
const object = fc
  .oneof(
    { weight: 3, arbitrary: fc.array(soundMember, { maxLength: 4 }) },
    { weight: 1, arbitrary: fc.array(member, { maxLength: 3 }) },
  )
  .map((members) => `{${members.join(',')}}`);
const list = fc.array(object, { maxLength: 8 }).map((objects) => `[${objects.join(', ')}]\n`);
const damage = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  removed: fc.nat({ max: 2 }),
  added: fc.constantFrom('', '', ',', '}', ']', '"', '\\', 'x', '{', '[', '1', '\u0000'),
});
const body = fc
  .tuple(list, fc.option(damage))
  .map(([text, change]) => (change === null ? text : damaged(text, change)));

function damaged(
  text: string,
  { at, removed, added }: { at: number; removed: number; added: string },
): string {
  const start = Math.floor(at * text.length);
  return text.slice(0, start) + added + text.slice(start + removed);
}

/** The same by the exact decoder, or its error. */
function expected(bytes: Uint8Array): unknown {
  try {
    const items = decodeFirst(fromBytes(bytes), SUMMARIES_TYPE);
    return Array.isArray(items) ? items.map(fromContent) : [];
  } catch (error) {
    return error instanceof Error ? error.message : error;
  }
}

function fromContent(content: unknown): unknown {
  const manifests = fieldContent(content, 'Manifests');
  return {
    id: fieldContent(content, 'ID'),
    repoTags: fieldContent(content, 'RepoTags') ?? [],
    repoDigests: fieldContent(content, 'RepoDigests') ?? [],
    created: Number(fieldContent(content, 'Created')),
    size: Number(fieldContent(content, 'Size')),
    sharedSize: Number(fieldContent(content, 'SharedSize')),
    containers: Number(fieldContent(content, 'Containers')),
    manifests: Array.isArray(manifests) ? manifests.map(manifestFromContent) : null,
  };
}

function manifestFromContent(content: unknown): unknown {
  const size = fieldContent(content, 'Size');
  const data = fieldContent(content, 'ImageData');
  const platform = fieldContent(data, 'Platform');
  return {
    id: fieldContent(content, 'ID'),
    kind: fieldContent(content, 'Kind'),
    available: fieldContent(content, 'Available'),
    contentSize: Number(fieldContent(size, 'Content')),
    totalSize: Number(fieldContent(size, 'Total')),
    platform:
      data === null
        ? null
        : {
            os: fieldContent(platform, 'OS'),
            architecture: fieldContent(platform, 'Architecture'),
          },
    containers: fieldContent(data, 'Containers') ?? [],
  };
}

test('readImageSummaries() agrees with the exact decoder, wherever the body is cut', async () => {
  await fc.assert(
    fc.asyncProperty(
      body,
      fc.integer({ min: 1, max: 40 }),
      fc.integer({ min: 1, max: 80 }),
      async (text, size, batchSize) => {
        const bytes = Buffer.from(text, 'latin1');
        const got = await read(bytes, size, batchSize).catch((error: Error) => error.message);
        expect(got).toEqual(expected(bytes));
      },
    ),
    { numRuns: 1000 },
  );
});
