import { afterEach, expect, test } from 'vitest';
import { zstdCompressSync } from './zstd-fixture.ts';
import { readTar } from '../../../src/archive/read-tar.ts';
import type { ImageEngine } from '../../../src/engine/engine.ts';
import { digestOf } from '../../../src/model/digest-of.ts';
import { parseReference } from '../../../src/model/reference.ts';
import { makeArchive, makeLayer } from '../../make/make-archive.ts';
import { makeRemoteImage } from '../../make/make-remote-image.ts';
import { pieces } from '../../fault/store-scenarios.ts';
import { closeStores, openRegistry, openStore, said } from './opened-store.ts';

afterEach(closeStores);

const ARCHIVE = makeArchive([
  { tags: ['a:1', 'a:2'], layers: [makeLayer({ low: 'l' })] },
  { tags: ['b:1'], layers: [makeLayer({ low: 'l' }), makeLayer({ high: 'h' })] },
]);

async function withImages(): Promise<ImageEngine> {
  const engine = openStore();
  await said(engine.load(pieces(ARCHIVE), { quiet: true }));
  return engine;
}

async function save(engine: ImageEngine, ...names: readonly string[]): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const piece of engine.save(names)) parts.push(Buffer.from(piece));
  return Buffer.concat(parts);
}

async function filesOf(archive: Buffer): Promise<ReadonlyMap<string, Buffer>> {
  const files = new Map<string, Buffer>();
  for await (const { name, content } of readTar(pieces(archive))) {
    const parts: Buffer[] = [];
    for await (const piece of content) parts.push(Buffer.from(piece));
    files.set(name, Buffer.concat(parts));
  }
  return files;
}

function json(files: ReadonlyMap<string, Buffer>, name: string): unknown {
  const value: unknown = JSON.parse((files.get(name) ?? '').toString());
  return value;
}

test('an archive is an OCI layout and a docker-archive, in a fixed order', async () => {
  const files = await filesOf(await save(await withImages(), 'a'));
  const names = [...files.keys()];
  expect(names.slice(0, 2)).toEqual(['blobs/', 'blobs/sha256/']);
  expect(names.slice(-4)).toEqual(['index.json', 'manifest.json', 'oci-layout', 'repositories']);
  const blobs = names.slice(2, -4);
  expect(blobs).toEqual(blobs.toSorted());
  for (const name of blobs)
    expect(`blobs/${digestOf(files.get(name) ?? Buffer.of()).replace(':', '/')}`).toBe(name);
  expect(json(files, 'manifest.json')).toMatchObject([
    { RepoTags: ['a:1', 'a:2'], Layers: [expect.stringMatching(/^blobs\/sha256\//)] },
  ]);
  expect(json(files, 'index.json')).toMatchObject({
    manifests: [
      {
        annotations: {
          'io.containerd.image.name': 'docker.io/library/a:1',
          'org.opencontainers.image.ref.name': '1',
        },
      },
      { annotations: { 'org.opencontainers.image.ref.name': '2' } },
    ],
  });
  const top = digestOf(makeLayer({ low: 'l' })).slice('sha256:'.length);
  expect(json(files, 'repositories')).toEqual({ a: { '1': top, '2': top } });
});

test('the same images make the same bytes, wherever they lie', async () => {
  const [first, second] = [await withImages(), await withImages()];
  expect(await save(first, 'a', 'b:1')).toEqual(await save(second, 'a', 'b:1'));
});

test('an image by its ID has no name; several words for one image save it once', async () => {
  const engine = await withImages();
  const { Id: id }: { readonly Id: string } = JSON.parse(await engine.inspect('b:1'));
  const files = await filesOf(await save(engine, id));
  expect(json(files, 'manifest.json')).toMatchObject([{ RepoTags: null }]);
  expect(files.has('repositories')).toBe(false);
  const both = await filesOf(await save(engine, id, 'b:1', 'b'));
  expect(json(both, 'manifest.json')).toMatchObject([{ RepoTags: ['b:1'] }]);
});

test('words that mean nothing are told as docker tells them here', async () => {
  const engine = await withImages();
  const cases = [
    ['absent', 'No such image: absent'],
    ['absent:1', 'reference does not exist'],
    [`a@sha256:${'0'.repeat(64)}`, 'reference does not exist'],
    ['', 'invalid reference format'],
  ] as const;
  for (const [name, text] of cases) {
    await expect(save(engine, name)).rejects.toThrow(`Error response from daemon: ${text}`);
  }
});

test('a pulled image keeps its digest through save and load', async () => {
  const registry = await openRegistry();
  const { manifest } = makeRemoteImage(registry, { repository: 'a/b', tag: 'v1', layers: ['x'] });
  const name = `${registry.host}/a/b:v1`;
  const engine = openStore();
  await said(engine.pull(parseReference(name)));
  const files = await filesOf(await save(engine, name));
  expect(json(files, 'index.json')).toMatchObject({ manifests: [{ digest: manifest.digest }] });
  const other = openStore();
  await said(other.load(pieces(await save(engine, name)), { quiet: true }));
  expect(JSON.parse(await other.inspect(name))).toMatchObject({ RepoTags: [name] });
  expect(await save(other, name)).toEqual(await save(engine, name));
});

test('layers in zstd are unpacked, for older engines cannot read them', async () => {
  const registry = await openRegistry();
  const name = `${registry.host}/a/b:v1`;
  makeRemoteImage(registry, {
    repository: 'a/b',
    tag: 'v1',
    layers: ['x'],
    pack: zstdCompressSync,
  });
  const engine = openStore();
  await said(engine.pull(parseReference(name)));
  const files = await filesOf(await save(engine, name));
  const plain = makeLayer({ 'etc/': '', 'etc/file': 'x' });
  const path = `blobs/${digestOf(plain).replace(':', '/')}`;
  expect(json(files, 'manifest.json')).toMatchObject([{ Layers: [path] }]);
  const layer = files.get(path);
  expect(layer).toEqual(plain);
  const other = openStore();
  expect(await said(other.load(pieces(await save(engine, name)), { quiet: true }))).toEqual([
    `Loaded image: ${name}`,
  ]);
});
