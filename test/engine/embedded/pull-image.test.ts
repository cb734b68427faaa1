import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, test } from 'vitest';
import type { ImageEngine } from '../../../src/engine/engine.ts';
import { shortId } from '../../../src/model/digest.ts';
import { CancelledError, EngineError } from '../../../src/model/errors.ts';
import { parseReference } from '../../../src/model/reference.ts';
import type { FakeRegistry } from '../../fake/fake-registry.ts';
import { answering, hangingUp } from '../../fake/recording-server.ts';
import { makeRemoteImage, makeRemoteIndex } from '../../make/make-remote-image.ts';
import {
  closeStores,
  ingestOf,
  listAll,
  newFolder,
  openRegistry,
  openStore,
  said,
} from './opened-store.ts';

afterEach(closeStores);

const APP = { repository: 'a/b', tag: 'v1', layers: ['one', 'two'] };

function pull(
  engine: ImageEngine,
  registry: FakeRegistry,
  name = 'a/b:v1',
  platform = '',
): Promise<readonly string[]> {
  return said(engine.pull(parseReference(`${registry.host}/${name}`), { platform }));
}

/** What it says, without the words for how far each layer is. */
async function outcome(work: Promise<readonly string[]>): Promise<string> {
  try {
    return (await work).at(-1) ?? 'nothing';
  } catch (error) {
    return error instanceof Error ? `thrown: ${error.message}` : 'no error';
  }
}

test('pull tells each layer in docker’s words, complete from the bottom to the top', async () => {
  const registry = await openRegistry();
  const { layers, manifest } = makeRemoteImage(registry, APP);
  const engine = openStore();
  const lines = await pull(engine, registry);
  const [low = '', high = ''] = layers.map(({ digest }) => shortId(digest));
  expect(lines.slice(0, 3)).toEqual([
    'v1: Pulling from a/b',
    `${low}: Pulling fs layer`,
    `${high}: Pulling fs layer`,
  ]);
  expect(lines.filter((line) => line.startsWith(low))).toEqual([
    `${low}: Pulling fs layer`,
    `${low}: Downloading`,
    `${low}: Verifying Checksum`,
    `${low}: Download complete`,
    `${low}: Extracting`,
    `${low}: Pull complete`,
  ]);
  expect(lines.indexOf(`${low}: Pull complete`)).toBeLessThan(lines.indexOf(`${high}: Extracting`));
  expect(lines.slice(-2)).toEqual([
    `Digest: ${manifest.digest}`,
    `Status: Downloaded newer image for ${registry.host}/a/b:v1`,
  ]);
  expect(await listAll(engine)).toMatchObject([
    {
      repoTags: [`${registry.host}/a/b:v1`],
      repoDigests: [`${registry.host}/a/b@${manifest.digest}`],
      size: 6,
    },
  ]);
  expect(registry.violations).toEqual([]);
});

test('pull of what is here says so, and downloads nothing', async () => {
  const registry = await openRegistry();
  const { manifest } = makeRemoteImage(registry, APP);
  const engine = openStore();
  await pull(engine, registry);
  const before = registry.requests.length;
  expect(await pull(engine, registry)).toEqual([
    'v1: Pulling from a/b',
    `Digest: ${manifest.digest}`,
    `Status: Image is up to date for ${registry.host}/a/b:v1`,
  ]);
  expect(
    registry
      .calls()
      .slice(before)
      .filter((call) => call.includes('/blobs/')),
  ).toEqual([]);
});

test('pull of another name of a known image downloads nothing, and is newer', async () => {
  const registry = await openRegistry();
  makeRemoteImage(registry, APP);
  makeRemoteImage(registry, { ...APP, tag: 'v2' });
  const engine = openStore();
  await pull(engine, registry);
  const lines = await pull(engine, registry, 'a/b:v2');
  expect(lines.at(-1)).toBe(`Status: Downloaded newer image for ${registry.host}/a/b:v2`);
  expect(lines).toHaveLength(3);
});

test('pull shares layers with what is here, as far as they lie on each other', async () => {
  const registry = await openRegistry();
  const { layers } = makeRemoteImage(registry, APP);
  makeRemoteImage(registry, { ...APP, tag: 'v2', layers: ['one', 'three'] });
  const engine = openStore();
  await pull(engine, registry);
  const lines = await pull(engine, registry, 'a/b:v2');
  expect(lines[1]).toBe(`${shortId(layers[0]?.digest ?? '')}: Already exists`);
});

test('a tag that moved leaves its old image without a name', async () => {
  const registry = await openRegistry();
  makeRemoteImage(registry, APP);
  const engine = openStore();
  await pull(engine, registry);
  makeRemoteImage(registry, { ...APP, layers: ['other'] });
  await pull(engine, registry);
  const counts = (await listAll(engine)).map(({ repoTags }) => repoTags.length);
  expect(counts.toSorted((left, right) => left - right)).toEqual([0, 1]);
});

test('pull by digest gives the digest as the only name', async () => {
  const registry = await openRegistry();
  const { manifest } = makeRemoteImage(registry, APP);
  const engine = openStore();
  const lines = await pull(engine, registry, `a/b@${manifest.digest}`);
  expect(lines[0]).toBe(`${manifest.digest}: Pulling from a/b`);
  expect(await listAll(engine)).toMatchObject([
    { repoTags: [], repoDigests: [`${registry.host}/a/b@${manifest.digest}`] },
  ]);
});

test('pull of a repository takes all its tags', async () => {
  const registry = await openRegistry();
  makeRemoteImage(registry, APP);
  makeRemoteImage(registry, { ...APP, tag: 'v2', layers: ['three'] });
  const engine = openStore();
  const lines = await pull(engine, registry, 'a/b');
  expect(lines.filter((line) => line.includes('Pulling from'))).toEqual([
    'v1: Pulling from a/b',
    'v2: Pulling from a/b',
  ]);
  expect(lines.at(-1)).toBe(`Status: Downloaded newer image for ${registry.host}/a/b`);
});

describe('the platform', () => {
  const place = { repository: 'a/b', tag: 'v1' };

  async function withIndex(): Promise<FakeRegistry> {
    const registry = await openRegistry();
    const make = (architecture: string, variant?: string): object => {
      const recipe = {
        ...APP,
        tag: `${architecture}${variant ?? ''}`,
        architecture,
        layers: [architecture],
      };
      const { manifest } = makeRemoteImage(registry, recipe);
      const platform = { os: 'linux', architecture, ...(variant === undefined ? {} : { variant }) };
      return { ...manifest, platform };
    };
    const attestation = {
      ...makeRemoteImage(registry, { ...APP, tag: 'att', layers: ['att'] }).manifest,
      platform: { os: 'unknown', architecture: 'unknown' },
      annotations: { 'vnd.docker.reference.type': 'attestation-manifest' },
    };
    makeRemoteIndex(registry, place, [
      attestation,
      make('arm64', 'v8'),
      make('amd64'),
      make('arm', 'v6'),
    ]);
    return registry;
  }

  test('is this machine’s unless another is asked for', async () => {
    const registry = await withIndex();
    const engine = openStore();
    await pull(engine, registry);
    const document = JSON.parse(await engine.inspect(`${registry.host}/a/b:v1`));
    expect(document).toMatchObject({ Architecture: 'amd64' });
    await pull(engine, registry, 'a/b:v1', 'linux/arm64');
    const other = JSON.parse(await engine.inspect(`${registry.host}/a/b:v1`));
    expect(other).toMatchObject({ Architecture: 'arm64' });
  });

  test('may be one that it runs, too: arm/v7 takes arm/v6', async () => {
    const registry = await withIndex();
    const engine = openStore();
    expect(await outcome(pull(engine, registry, 'a/b:v1', 'linux/arm/v7'))).toContain(
      'Status: Downloaded',
    );
  });

  test('that an index does not have is told', async () => {
    const registry = await withIndex();
    expect(await outcome(pull(openStore(), registry, 'a/b:v1', 'linux/s390x'))).toBe(
      'thrown: Error response from daemon: no matching manifest for linux/s390x in the manifest list entries',
    );
  });

  test('of a single image may be another, which is told when one was asked for', async () => {
    const registry = await openRegistry();
    makeRemoteImage(registry, APP);
    const warning = await outcome(pull(openStore(), registry, 'a/b:v1', 'linux/arm64'));
    expect(warning).toBe(
      `WARNING: image with reference ${registry.host}/a/b:v1 was found but its platform (linux/amd64) does not match the specified platform (linux/arm64)`,
    );
  });
});

describe('a registry that is not what it should be', () => {
  test('a connection that is cut again and again is taken up where it broke', async () => {
    const registry = await openRegistry();
    const [layer] = makeRemoteImage(registry, {
      ...APP,
      layers: ['x'.repeat(50_000)],
      pack: (tar) => tar,
    }).layers;
    const bytes = registry.blobs.get(layer?.digest ?? '') ?? new Uint8Array();
    let from = 0;
    for (const end of [10_000, 20_000, 30_000]) {
      const start = from;
      registry.intercept(
        /^GET .*\/blobs\/.*/,
        (request, response) => {
          // The configuration comes first, and whole.
          if (!request.target.includes(layer?.digest ?? 'none'))
            return answering(
              200,
              {},
              Buffer.from(registry.blobs.get(request.target.split('/').at(-1) ?? '') ?? ''),
            )(request, response);
          response.writeHead(start === 0 ? 200 : 206, {
            'Content-Length': String(bytes.length - start),
            ...(start === 0
              ? {}
              : { 'Content-Range': `bytes ${start}-${bytes.length - 1}/${bytes.length}` }),
          });
          response.write(bytes.subarray(start, end), () => response.destroy());
        },
        start === 0 ? 2 : 1,
      );
      from = end;
    }
    const lines = await pull(openStore(), registry);
    expect(lines.at(-1)).toContain('Downloaded newer image');
    expect(lines.some((line) => line.endsWith('Retrying in 5 seconds'))).toBe(true);
    const ranges = registry.requests.flatMap(({ headers }) => headers['range'] ?? []);
    expect(ranges.length).toBeGreaterThan(0);
  });

  test('wrong bytes are told by their digest, and nothing is named', async () => {
    const registry = await openRegistry();
    const { layers } = makeRemoteImage(registry, APP);
    const digest = layers[1]?.digest ?? '';
    const bytes = Buffer.from(registry.blobs.get(digest) ?? '');
    bytes[bytes.length - 1] = 0xff;
    registry.blobs.set(digest, bytes);
    const engine = openStore();
    expect(await outcome(pull(engine, registry))).toBe(
      `error: filesystem layer verification failed for digest ${digest}`,
    );
    expect(await listAll(engine)).toEqual([]);
  });

  test('a layer that cannot be unpacked is told, though its digest is right', async () => {
    const registry = await openRegistry();
    makeRemoteImage(registry, { ...APP, pack: (tar) => gzipSync(tar).subarray(0, 60) });
    expect(await outcome(pull(openStore(), registry))).toBe(
      'error: failed to register layer: unexpected EOF',
    );
  });

  test('garbage behind a layer is told', async () => {
    const registry = await openRegistry();
    const garbage = Buffer.from('garbage, not gzip');
    makeRemoteImage(registry, { ...APP, pack: (tar) => Buffer.concat([gzipSync(tar), garbage]) });
    expect(await outcome(pull(openStore(), registry))).toBe(
      'error: failed to register layer: gzip: invalid header',
    );
  });

  test('layers of several gzip members are joined', async () => {
    const registry = await openRegistry();
    makeRemoteImage(registry, {
      ...APP,
      pack: (tar) => Buffer.concat([gzipSync(tar.subarray(0, 700)), gzipSync(tar.subarray(700))]),
    });
    expect(await outcome(pull(openStore(), registry))).toContain('Downloaded newer image');
  });

  test.each([
    [
      'other layers than the configuration says',
      { diffIds: [`sha256:${'0'.repeat(64)}`, `sha256:${'1'.repeat(64)}`] },
    ],
    ['fewer layers than the configuration says', { diffIds: [`sha256:${'0'.repeat(64)}`] }],
  ])('%s', async (_, wrong) => {
    const registry = await openRegistry();
    makeRemoteImage(registry, { ...APP, ...wrong });
    const engine = openStore();
    expect(await outcome(pull(engine, registry))).toBe(
      "error: layers from manifest don't match image configuration",
    );
    expect(await listAll(engine)).toEqual([]);
  });

  test('what is no image is refused by its type', async () => {
    const registry = await openRegistry();
    makeRemoteImage(registry, { ...APP, configType: 'application/vnd.example.thing' });
    expect(await outcome(pull(openStore(), registry))).toBe(
      'thrown: Error response from daemon: unsupported media type application/vnd.example.thing',
    );
  });

  test('a name that is not there is told before anything is said', async () => {
    const registry = await openRegistry();
    const message = await outcome(pull(openStore(), registry, 'a/none:v1'));
    expect(message).toContain('thrown: Error response from daemon: manifest for ');
    expect(message).toContain('not found: manifest unknown: manifest unknown');
  });

  test('a layer that is missing ends the pull', async () => {
    const registry = await openRegistry();
    const { layers } = makeRemoteImage(registry, APP);
    registry.blobs.delete(layers[0]?.digest ?? '');
    expect(await outcome(pull(openStore(), registry))).toBe('error: unknown blob');
  });

  test('too many requests, once, are waited for', async () => {
    const registry = await openRegistry();
    makeRemoteImage(registry, APP);
    registry.intercept(/^GET .*\/blobs\//, answering(503), 1);
    registry.intercept(/^GET .*\/blobs\//, hangingUp(), 1);
    const message = await outcome(pull(openStore(), registry));
    expect(message).toMatch(/Downloaded newer image|error pulling image configuration/);
  });
});

describe('several at once', () => {
  test('two programs that pull one image fetch each layer once', async () => {
    const registry = await openRegistry();
    const { layers } = makeRemoteImage(registry, { ...APP, layers: ['a', 'b', 'c', 'd', 'e'] });
    const root = newFolder();
    const pause = (ms: number): Promise<void> =>
      new Promise((resolve) => setTimeout(resolve, ms / 20));
    const engines = [openStore({ root, pause }), openStore({ root, pause })];
    const all = await Promise.all(engines.map((engine) => pull(engine, registry)));
    for (const lines of all) expect(lines.at(-1)).toMatch(/^Status: /);
    for (const { digest } of layers) {
      const fetches = registry
        .calls()
        .filter((call) => call.startsWith('GET') && call.endsWith(digest));
      // Both may begin before either has made a file.
      expect(fetches.length).toBeLessThanOrEqual(2);
    }
    expect(await listAll(openStore({ root }))).toHaveLength(1);
  });

  test('twenty tags of one repository all arrive', async () => {
    const registry = await openRegistry();
    const tags = Array.from({ length: 20 }, (_, at) => `t${at}`);
    for (const tag of tags) makeRemoteImage(registry, { ...APP, tag, layers: ['base', tag] });
    const root = newFolder();
    const engine = openStore({ root });
    await Promise.all(tags.map((tag) => pull(engine, registry, `a/b:${tag}`)));
    const names = (await listAll(engine)).flatMap(({ repoTags }) => repoTags);
    expect(names.toSorted()).toEqual(tags.map((tag) => `${registry.host}/a/b:${tag}`).toSorted());
  });
});

describe('called off', () => {
  test('a pull that is stopped keeps what came, and the next goes on there', async () => {
    const registry = await openRegistry();
    const big = { ...APP, layers: ['y'.repeat(300_000)], pack: (tar: Buffer) => tar };
    const [layer] = makeRemoteImage(registry, big).layers;
    const digest = layer?.digest ?? '';
    const bytes = registry.blobs.get(digest) ?? new Uint8Array();
    registry.intercept(new RegExp(`^GET .*${digest}`), (_request, response) => {
      response.writeHead(200, { 'Content-Length': String(bytes.length) });
      response.write(bytes.subarray(0, 100_000));
    });
    const root = newFolder();
    const engine = openStore({ root });
    const stop = new AbortController();
    const work = said(
      (async function* () {
        const reference = parseReference(`${registry.host}/a/b:v1`);
        for await (const message of engine.pull(reference, { signal: stop.signal })) {
          if (message.status === 'Downloading')
            setTimeout(() => stop.abort(new CancelledError(2)), 50);
          yield message;
        }
      })(),
    );
    await expect(work).rejects.toThrow(CancelledError);
    await engine.close();
    expect(ingestOf(root).filter((name) => name.endsWith('.part'))).toHaveLength(1);
    await pull(openStore({ root }), registry);
    const [range] = registry.requests.flatMap(({ headers }) => headers['range'] ?? []);
    expect(range).toMatch(/^bytes=\d{4,}-$/);
    expect(ingestOf(root).filter((name) => name.endsWith('.part'))).toEqual([]);
  });

  test('a reader that leaves stops the pull', async () => {
    const registry = await openRegistry();
    makeRemoteImage(registry, APP);
    const engine = openStore();
    for await (const _ of engine.pull(parseReference(`${registry.host}/a/b:v1`))) break;
    expect(await listAll(engine)).toEqual([]);
  });
});

test('a reserved name is refused without a question', async () => {
  const engine = openStore();
  await expect(said(engine.pull(parseReference('scratch')))).rejects.toThrow(EngineError);
});

describe('documents that go too far', () => {
  const place = { repository: 'a/b', tag: 'v1' };

  test('indexes inside of indexes end somewhere', async () => {
    const registry = await openRegistry();
    let inner = makeRemoteImage(registry, { ...APP, tag: 'inner' }).manifest;
    for (let depth = 0; depth < 5; depth += 1) inner = makeRemoteIndex(registry, place, [inner]);
    expect(await outcome(pull(openStore(), registry))).toMatch(
      /indexes inside of indexes go too deep/,
    );
  });

  test('an index of more than a thousand manifests is refused', async () => {
    const registry = await openRegistry();
    const { manifest } = makeRemoteImage(registry, { ...APP, tag: 'inner' });
    makeRemoteIndex(
      registry,
      place,
      Array.from({ length: 1001 }, () => manifest),
    );
    expect(await outcome(pull(openStore(), registry))).toMatch(/more than 1000 entries/);
  });

  test('a document that is both manifest and index is refused', async () => {
    const registry = await openRegistry();
    const { config, layers } = makeRemoteImage(registry, { ...APP, tag: 'inner' });
    const mediaType = 'application/vnd.oci.image.manifest.v1+json';
    registry.addManifest('a/b', 'v1', { mediaType, config, layers, manifests: [] });
    expect(await outcome(pull(openStore(), registry))).toMatch(
      /a manifest must not have manifests/,
    );
  });

  test('layers outside of the registry are refused', async () => {
    const registry = await openRegistry();
    const { config, layers } = makeRemoteImage(registry, { ...APP, tag: 'inner' });
    const foreign = {
      ...layers[0],
      mediaType: 'application/vnd.docker.image.rootfs.foreign.diff.tar.gzip',
    };
    const mediaType = 'application/vnd.oci.image.manifest.v1+json';
    registry.addManifest('a/b', 'v1', { mediaType, config, layers: [foreign, layers[1]] });
    expect(await outcome(pull(openStore(), registry))).toMatch(/is kept outside of the registry/);
  });
});
