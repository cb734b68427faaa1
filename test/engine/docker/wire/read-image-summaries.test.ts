import { describe, expect, test } from 'vitest';
import { readImageSummaries } from '../../../../src/engine/docker/wire/read-image-summaries.ts';
import { EngineError } from '../../../../src/model/errors.ts';
import type { ImageSummary } from '../../../../src/model/image.ts';

const SMALL_PIECE = 16;

async function* inParts(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function read(
  body: string | Uint8Array,
  size = 7,
  pieceSize = SMALL_PIECE,
): Promise<readonly ImageSummary[]> {
  const bytes = typeof body === 'string' ? Buffer.from(body) : body;
  const images: ImageSummary[] = [];
  for await (const batch of readImageSummaries(inParts(bytes, size), pieceSize)) {
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

  test.each([
    ['as most', ''],
    ['as few', '"id":"c",'],
  ])('reads images that are longer than what comes at a time, written %s are', async (_, odd) => {
    const labels = JSON.stringify({ a: '"x"'.repeat(100_000) });
    const images = await read(
      `[{"Id":"a"},{${odd}"Id":"b","Labels":${labels}},{"Id":"c"}]`,
      50_000,
      65_536,
    );
    expect(images.map(({ id }) => id)).toEqual(['a', 'b', 'c']);
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
