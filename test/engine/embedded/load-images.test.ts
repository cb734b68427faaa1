import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, test } from 'vitest';
import type { ImageEngine } from '../../../src/engine/engine.ts';
import { digestOf } from '../../../src/model/digest-of.ts';
import { OCI_CONFIG, OCI_INDEX, OCI_LAYER, OCI_MANIFEST } from '../../../src/model/media-type.ts';
import { makeArchive, makeLayer } from '../../make/make-archive.ts';
import { makeTar, type TarFile } from '../../make/make-tar.ts';
import { pieces } from '../../fault/store-scenarios.ts';
import { closeStores, listAll, newFolder, openStore, said } from './opened-store.ts';

afterEach(closeStores);

const LAYER = makeLayer({ 'etc/issue': 'hello\n' });
const TOP = makeLayer({ top: 'top' });

/** What it says, or what is thrown. */
async function load(engine: ImageEngine, archive: Uint8Array): Promise<readonly string[]> {
  try {
    return await said(engine.load(pieces(archive), { quiet: true }));
  } catch (error) {
    const text = error instanceof Error ? error.message : 'no error';
    return [`thrown: ${text.replace('Error response from daemon: ', '')}`];
  }
}

function configOf(layers: readonly Buffer[], more: object = {}): Buffer {
  const diffIds = layers.map((layer) => digestOf(layer));
  const rootfs = { type: 'layers', diff_ids: diffIds };
  return Buffer.from(JSON.stringify({ architecture: 'amd64', os: 'linux', rootfs, ...more }));
}

/** The files of an archive, whose manifest says what it is told to. */
function files(
  manifest: unknown,
  layers: Readonly<Record<string, Buffer>> = { 'a.tar': LAYER },
  config: Buffer = configOf([LAYER]),
): readonly TarFile[] {
  return [
    ...Object.entries(layers).map(([name, content]) => ({ name, content })),
    { name: 'c.json', content: config },
    { name: 'manifest.json', content: Buffer.from(JSON.stringify(manifest)) },
  ];
}

const GOOD = [{ Config: 'c.json', RepoTags: ['x:1'], Layers: ['a.tar'] }];

describe('archives of every kind', () => {
  const good = files(GOOD);
  test.each([
    ['plain', makeTar(good)],
    ['in gzip', gzipSync(makeTar(good))],
    ['manifest first', makeTar(good.toReversed())],
    [
      'names with dots and slashes',
      makeTar(good.map((file) => ({ ...file, name: `./${file.name}` }))),
    ],
    ['its layer in gzip', makeTar(files(GOOD, { 'a.tar': gzipSync(LAYER) }))],
    ['without the blocks at the end', makeTar(good).subarray(0, -1024)],
    [
      'with a folder, a device and other files',
      makeTar([
        { name: 'd/', content: Buffer.alloc(0), flag: '5' },
        { name: 'dev', content: Buffer.alloc(0), flag: '3' },
        { name: 'README', content: Buffer.from('no') },
        { name: 'deep/er/x.tar', content: LAYER },
        ...good,
      ]),
    ],
  ])('%s', async (_, archive) => {
    const engine = openStore();
    expect(await load(engine, archive)).toEqual(['Loaded image: x:1']);
    expect(await listAll(engine)).toMatchObject([
      { id: digestOf(configOf([LAYER])), repoTags: ['x:1'], repoDigests: [], size: 6 },
    ]);
  });

  test('layers behind links, as skopeo and old engines write them', async () => {
    const link = (name: string, linkName: string, flag: string): TarFile => ({
      name,
      linkName,
      flag,
      content: Buffer.alloc(0),
    });
    for (const [flag, target] of [
      ['2', '../a.tar'],
      ['1', 'a.tar'],
    ] as const) {
      const manifest = [{ ...GOOD[0], Layers: ['id/layer.tar'] }];
      const archive = makeTar([...files(manifest), link('id/layer.tar', target, flag)]);
      expect(await load(openStore(), archive)).toEqual(['Loaded image: x:1']);
    }
  });

  test('several names, several images, none', async () => {
    const engine = openStore();
    const archive = makeArchive([
      { tags: ['a:1', 'b:1'], layers: [LAYER] },
      { tags: [], layers: [LAYER, TOP] },
    ]);
    const lines = await load(engine, archive);
    const ids = lines.slice(2);
    expect(lines.slice(0, 2)).toEqual(['Loaded image: a:1', 'Loaded image: b:1']);
    // The last one has no name: then docker tells the IDs of all.
    expect(ids).toEqual(
      (await listAll(engine))
        .toSorted((left, right) => right.repoTags.length - left.repoTags.length)
        .map(({ id }) => `Loaded image ID: ${id}`),
    );
  });

  test('a name that another image has moves, and that is told', async () => {
    const engine = openStore();
    await load(engine, makeArchive([{ tags: ['x:1'], layers: [LAYER] }]));
    const [old] = await listAll(engine);
    expect(await load(engine, makeArchive([{ tags: ['x:1'], layers: [TOP] }]))).toEqual([
      `The image x:1 already exists, renaming the old one with ID ${old?.id} to empty string`,
      'Loaded image: x:1',
    ]);
  });

  test('a layer that is left out counts when an image here has it', async () => {
    const engine = openStore();
    await load(engine, makeTar(files(GOOD)));
    const config = configOf([LAYER, TOP]);
    const manifest = [{ Config: 'c.json', RepoTags: ['y:1'], Layers: ['a.tar', 'b.tar'] }];
    expect(await load(engine, makeTar(files(manifest, { 'b.tar': TOP }, config)))).toEqual([
      'Loaded image: y:1',
    ]);
  });

  test('the last of several entries of one name counts', async () => {
    const other = { name: 'manifest.json', content: Buffer.from('[{"Config":"no"}]') };
    expect(await load(openStore(), makeTar([other, ...files(GOOD)]))).toEqual([
      'Loaded image: x:1',
    ]);
  });
});

describe('OCI layouts', () => {
  interface Layout {
    readonly files: TarFile[];
    readonly add: (bytes: Buffer, mediaType: string) => object;
  }

  function layout(): Layout {
    const all: TarFile[] = [
      { name: 'oci-layout', content: Buffer.from('{"imageLayoutVersion":"1.0.0"}') },
    ];
    return {
      files: all,
      add: (content, mediaType) => {
        const digest = digestOf(content);
        all.push({ name: `blobs/${digest.replace(':', '/')}`, content });
        return { mediaType, digest, size: content.length };
      },
    };
  }

  function image({ add }: Layout, architecture: string): object {
    const config = add(configOf([LAYER], { architecture }), OCI_CONFIG);
    const document = {
      schemaVersion: 2,
      mediaType: OCI_MANIFEST,
      config,
      layers: [add(LAYER, OCI_LAYER)],
    };
    return add(Buffer.from(JSON.stringify(document)), OCI_MANIFEST);
  }

  function finish({ files: all }: Layout, manifests: readonly object[]): Buffer {
    const index = { schemaVersion: 2, mediaType: OCI_INDEX, manifests };
    return makeTar([...all, { name: 'index.json', content: Buffer.from(JSON.stringify(index)) }]);
  }

  test.each([
    [{ 'io.containerd.image.name': 'docker.io/library/x:1' }, ['Loaded image: x:1']],
    [{ 'org.opencontainers.image.ref.name': 'example.com/x:1' }, ['Loaded image: example.com/x:1']],
  ])('%s', async (annotations, lines) => {
    const made = layout();
    const archive = finish(made, [{ ...image(made, 'amd64'), annotations }]);
    expect(await load(openStore(), archive)).toEqual(lines);
  });

  test('a bare word names nothing', async () => {
    const made = layout();
    const annotations = { 'org.opencontainers.image.ref.name': 'latest' };
    const archive = finish(made, [{ ...image(made, 'amd64'), annotations }]);
    const [line] = await load(openStore(), archive);
    expect(line).toBe(`Loaded image ID: ${digestOf(configOf([LAYER], { architecture: 'amd64' }))}`);
  });

  test('of an index the image for this machine is taken', async () => {
    const made = layout();
    const manifests = ['arm64', 'amd64'].map((architecture) => ({
      ...image(made, architecture),
      platform: { os: 'linux', architecture },
    }));
    const index = { schemaVersion: 2, mediaType: OCI_INDEX, manifests };
    const root = {
      ...made.add(Buffer.from(JSON.stringify(index)), OCI_INDEX),
      annotations: { 'io.containerd.image.name': 'docker.io/library/x:1' },
    };
    const engine = openStore();
    expect(await load(engine, finish(made, [root]))).toEqual(['Loaded image: x:1']);
    expect(JSON.parse(await engine.inspect('x:1'))).toMatchObject({ Architecture: 'amd64' });
  });

  test('content that is not what its name says is refused', async () => {
    const made = layout();
    const descriptor = image(made, 'amd64');
    const wrong = made.files.map((file) =>
      file.content === LAYER ? { ...file, content: TOP } : file,
    );
    expect((await load(openStore(), finish({ ...made, files: wrong }, [descriptor])))[0]).toMatch(
      /sha256:[0-9a-f]{64} is not what its name says/,
    );
  });
});

describe('bad archives: one clear line, and the store stays as it is', () => {
  const good = makeTar(files(GOOD));
  const wrongDiffId = configOf([TOP]);
  test.each<readonly [string, Uint8Array, RegExp]>([
    ['nothing', Buffer.alloc(0), /unrecognized image format/],
    ['a tar of nothing', Buffer.alloc(1024), /unrecognized image format/],
    ['garbage', Buffer.alloc(3000, 'garbage '), /archive\/tar: invalid tar header/],
    [
      'a name that leads out',
      makeTar([{ name: '../a.tar', content: LAYER }]),
      /invalid entry name "..\/a.tar"/,
    ],
    ['null', makeTar(files(null)), /invalid manifest, manifest cannot be null \(but can be \[\]\)/],
    [
      'no JSON',
      makeTar([{ name: 'manifest.json', content: Buffer.from('[{"Con') }]),
      /unexpected EOF/,
    ],
    [
      'no configuration',
      makeTar(files([{ ...GOOD[0], Config: 'no.json' }])),
      /image config "no.json" not found/,
    ],
    [
      'no layer',
      makeTar(files([{ ...GOOD[0], Layers: ['no.tar'] }])),
      /failed to resolve layers: layer "no.tar" not found/,
    ],
    [
      'too few layers',
      makeTar(files([{ ...GOOD[0], Layers: [] }])),
      /invalid manifest, layers length mismatch: expected 1, got 0/,
    ],
    [
      'another layer',
      makeTar(files(GOOD, undefined, wrongDiffId)),
      /invalid diffID for layer 0: expected "sha256:\S+", got "sha256:\S+"/,
    ],
    [
      'a name with a digest',
      makeTar(files([{ ...GOOD[0], RepoTags: [`x@${digestOf(LAYER)}`] }])),
      /invalid tag "x@sha256:/,
    ],
    [
      'a name that is none',
      makeTar(files([{ ...GOOD[0], RepoTags: ['No:1'] }])),
      /invalid tag "No:1"/,
    ],
    [
      'a layer that is no tar',
      makeTar(files(GOOD, { 'a.tar': Buffer.alloc(2000, 'x') })),
      /invalid tar header/,
    ],
    [
      'a link that leads out',
      makeTar([
        ...files([{ ...GOOD[0], Layers: ['id/layer.tar'] }], {}),
        { name: 'id/layer.tar', content: Buffer.alloc(0), flag: '2', linkName: '../../etc/passwd' },
      ]),
      /layer "id\/layer.tar" not found/,
    ],
    [
      'links in a circle',
      makeTar([
        ...files([{ ...GOOD[0], Layers: ['b/layer.tar'] }], {}),
        { name: 'b/layer.tar', content: Buffer.alloc(0), flag: '2', linkName: '../c/layer.tar' },
        { name: 'c/layer.tar', content: Buffer.alloc(0), flag: '2', linkName: '../b/layer.tar' },
      ]),
      /not found/,
    ],
    [
      'what old programs wrote',
      makeTar([{ name: 'repositories', content: Buffer.from('{}') }]),
      /without manifest.json/,
    ],
    ['bzip2', Buffer.from('BZh91AY&SY'), /bzip2 -dc/],
    ['xz', Buffer.from([0xfd, 0x37, 0x7a, 0x58, 0x5a, 0]), /xz -dc/],
    ['cut gzip', gzipSync(good).subarray(0, 200), /unexpected EOF/],
    ['a claim of 8 exabytes', claim('777777777777777777777'), /invalid tar header|unexpected EOF/],
  ])('%s', async (_, archive, message) => {
    const root = newFolder();
    const engine = openStore({ root });
    await load(engine, makeArchive([{ tags: ['kept:1'], layers: [TOP] }]));
    const before = contentOf(root);
    const lines = await load(engine, archive);
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(/^(?:error|thrown): /);
    expect(lines[0]).toMatch(message);
    expect(contentOf(root)).toEqual(before);
  });

  test('an archive that is cut anywhere', async () => {
    const root = newFolder();
    const engine = openStore({ root });
    await load(engine, makeArchive([{ tags: ['kept:1'], layers: [TOP] }]));
    const before = contentOf(root);
    // The blanks behind the last file are nothing that anybody would miss: Go thinks so, too.
    for (let length = 100; length < good.length - 1536; length += 256) {
      const [line = ''] = await load(engine, good.subarray(0, length));
      expect(line).toMatch(/unexpected EOF|unrecognized image format|not found/);
      expect(contentOf(root)).toEqual(before);
    }
  });

  test('an empty list is fine, and does nothing', async () => {
    expect(await load(openStore(), makeTar(files([])))).toEqual([]);
  });

  test('a hundred thousand entries of no meaning', async () => {
    const one = makeTar([{ name: 'junk', content: Buffer.from('x') }]).subarray(0, 1024);
    async function* many(): AsyncGenerator<Uint8Array> {
      const block = Buffer.concat(Array.from({ length: 1000 }, () => one));
      for (let at = 0; at < 100; at += 1) yield block;
      yield good;
    }
    expect(await said(openStore().load(many(), { quiet: true }))).toEqual(['Loaded image: x:1']);
  });
});

/** All files of a store with their content, but for locks, and for what can be made anew. */
function contentOf(root: string): ReadonlyMap<string, string> {
  const names = readdirSync(root, { recursive: true, encoding: 'utf8' }).toSorted();
  const paths = names.filter((name) => !/^(?:lock|cache)|\.owner$/.test(name));
  return new Map(
    paths.map((name) => {
      const path = join(root, name);
      return [name, statSync(path).isDirectory() ? 'folder' : readFileSync(path, 'latin1')];
    }),
  );
}

function claim(digits: string): Buffer {
  const archive = makeTar([{ name: 'a.tar', content: LAYER }]);
  archive.fill(0, 124, 136);
  archive.write(digits.slice(0, 12), 124);
  return archive;
}
