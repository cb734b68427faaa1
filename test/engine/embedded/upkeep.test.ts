import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import type { ImageEngine } from '../../../src/engine/engine.ts';
import type { StoreUpkeep } from '../../../src/engine/store-upkeep.ts';
import { parseReference } from '../../../src/model/reference.ts';
import { makeArchive, makeLayer } from '../../make/make-archive.ts';
import { makeRemoteImage } from '../../make/make-remote-image.ts';
import { pieces } from '../../fault/store-scenarios.ts';
import { closeStores, listAll, newFolder, openRegistry, openStore, said } from './opened-store.ts';

afterEach(closeStores);

const SHARED = makeLayer({ shared: 's' });

interface Opened {
  readonly root: string;
  readonly engine: ImageEngine;
  readonly upkeep: StoreUpkeep;
  readonly notices: string[];
}

async function open(): Promise<Opened> {
  const root = newFolder();
  const notices: string[] = [];
  const now = (): Date => new Date();
  const engine = openStore({ root, now, onNotice: (text) => notices.push(text) });
  const archive = makeArchive([
    { tags: ['good:1'], layers: [SHARED] },
    { tags: ['bad:1'], layers: [SHARED, makeLayer({ own: 'o' })] },
  ]);
  await said(engine.load(pieces(archive), { quiet: true }));
  if (engine.upkeep === null) throw new Error('a store has an upkeep');
  return { root, engine, upkeep: engine.upkeep, notices };
}

function blobs(root: string): string {
  return join(root, 'oci/blobs/sha256');
}

/** The configuration, and the own layer, of bad:1. */
async function partsOf(engine: ImageEngine): Promise<readonly [config: string, layer: string]> {
  const document = JSON.parse(await engine.inspect('bad:1'));
  const layers: readonly string[] = document.RootFS.Layers;
  return [document.Id.slice(7), (layers[1] ?? '').slice(7)];
}

describe('check()', () => {
  test('finds nothing in a store that is whole', async () => {
    const { upkeep } = await open();
    expect(await upkeep.check({ full: true })).toMatchObject({ images: 2, problems: [] });
  });

  test('finds what is missing, too short, or something else, and whose it is', async () => {
    const { root, engine, upkeep } = await open();
    const [, layer] = await partsOf(engine);
    const path = join(blobs(root), layer);
    const bytes = readFileSync(path);
    writeFileSync(path, Buffer.from(bytes).fill('x', 600, 610));
    expect((await upkeep.check()).problems).toEqual([]);
    expect((await upkeep.check({ full: true })).problems).toMatchObject([
      {
        kind: 'damaged',
        subject: `sha256:${layer}`,
        text: 'is not what its digest says (docker.io/library/bad:1)',
        repaired: false,
      },
    ]);
    truncateSync(path, 100);
    expect((await upkeep.check()).problems).toMatchObject([
      { kind: 'damaged', text: `has 100 bytes, not ${bytes.length} (docker.io/library/bad:1)` },
    ]);
    rmSync(path);
    expect((await upkeep.check()).problems).toMatchObject([
      { kind: 'missing', text: 'is missing (docker.io/library/bad:1)' },
    ]);
  });

  test('puts right what it finds: the image loses its name, and a pull brings it anew', async () => {
    const { root, engine, upkeep } = await open();
    const [, layer] = await partsOf(engine);
    writeFileSync(join(blobs(root), layer), 'junk');
    const { problems } = await upkeep.check({ repair: true });
    expect(problems.map(({ repaired }) => repaired)).toEqual([true]);
    expect((await upkeep.check({ full: true })).problems).toEqual([]);
    expect((await listAll(engine)).flatMap(({ repoTags }) => repoTags)).toEqual(['good:1']);
  });

  test('brings a damaged index back from the last good one', async () => {
    const { root, engine, upkeep, notices } = await open();
    const path = join(root, 'oci/index.json');
    truncateSync(path, 50);
    rmSync(join(root, 'cache/list'), { force: true });
    expect((await listAll(engine)).flatMap(({ repoTags }) => repoTags).toSorted()).toEqual([
      'bad:1',
      'good:1',
    ]);
    expect(notices.join()).toContain('index.json is damaged; "store check --repair"');
    await expect(engine.tag('good:1', parseReference('x:1'))).rejects.toThrow('is damaged');
    const { problems } = await upkeep.check({ repair: true });
    expect(problems).toMatchObject([{ kind: 'index', repaired: true }]);
    await engine.tag('good:1', parseReference('x:1'));
    expect(existsSync(join(root, 'index.damaged.json'))).toBe(true);
  });

  test('tells of what dead programs left, which harms nobody', async () => {
    const { root, upkeep } = await open();
    writeFileSync(join(root, 'ingest', `${'a'.repeat(64)}.0123456789abcdef.part`), 'half');
    expect((await upkeep.check()).problems).toMatchObject([
      { kind: 'leftover', text: '4 bytes of a program that is gone' },
    ]);
  });
});

describe('a damaged image', () => {
  test('does not keep the others from being listed, and is told', async () => {
    const { root, engine, notices } = await open();
    const [config] = await partsOf(engine);
    rmSync(join(root, 'cache'), { recursive: true });
    writeFileSync(join(blobs(root), config), 'junk');
    expect((await listAll(engine)).flatMap(({ repoTags }) => repoTags)).toEqual(['good:1']);
    expect(notices.join()).toMatch(/sha256:\S+ is damaged; "store check" tells more/);
  });

  test('is saved by nobody: the archive ends before its last bytes', async () => {
    const { root, engine } = await open();
    const [, layer] = await partsOf(engine);
    const path = join(blobs(root), layer);
    writeFileSync(path, readFileSync(path).fill('x', 600, 610));
    const work = (async () => {
      for await (const _ of engine.save(['bad:1']));
    })();
    await expect(work).rejects.toThrow(/sha256:\S+ is damaged/);
  });

  test('keeps anything from being swept: nobody knows what it needs', async () => {
    const { root, engine, upkeep } = await open();
    const [config] = await partsOf(engine);
    rmSync(join(root, 'cache'), { recursive: true });
    writeFileSync(join(blobs(root), config), 'junk');
    const before = readdirSync(blobs(root));
    await expect(upkeep.collectGarbage({ all: true })).rejects.toThrow(
      'as long as that is so nothing is removed',
    );
    await engine.remove('good:1');
    expect(readdirSync(blobs(root))).toEqual(before);
  });
});

describe('collectGarbage()', () => {
  test('removes what nobody needs once it is a day old, or at once', async () => {
    const { root, upkeep } = await open();
    const stray = join(blobs(root), 'f'.repeat(64));
    writeFileSync(stray, 'stray');
    expect(await upkeep.collectGarbage()).toEqual({ files: 0, freed: 0 });
    const yesterday = new Date(Date.now() - 25 * 60 * 60 * 1000);
    utimesSync(stray, yesterday, yesterday);
    expect(await upkeep.collectGarbage()).toEqual({ files: 1, freed: 5 });
    writeFileSync(stray, 'stray');
    expect(await upkeep.collectGarbage({ all: true })).toEqual({ files: 1, freed: 5 });
    expect((await upkeep.check({ full: true })).problems).toEqual([]);
  });

  test('leaves what other programs put there and name', async () => {
    const { root, upkeep } = await open();
    const blob = '{"mediaType":"application/vnd.oci.image.manifest.v1+json","layers":[]}';
    const { createHash } = await import('node:crypto');
    const hex = createHash('sha256').update(blob).digest('hex');
    writeFileSync(join(blobs(root), hex), blob);
    const path = join(root, 'oci/index.json');
    const index = JSON.parse(readFileSync(path, 'utf8'));
    index.manifests.push({
      mediaType: 'application/vnd.oci.image.manifest.v1+json',
      digest: `sha256:${hex}`,
      size: blob.length,
      artifactType: 'x',
    });
    writeFileSync(path, JSON.stringify(index));
    await upkeep.collectGarbage({ all: true }).catch(() => null);
    expect(existsSync(join(blobs(root), hex))).toBe(true);
  });
});

test('usage() tells what is there', async () => {
  const { root, upkeep } = await open();
  writeFileSync(join(blobs(root), 'e'.repeat(64)), '12345');
  const usage = await upkeep.usage();
  expect(usage).toMatchObject({ unused: 5, ingest: expect.any(Number) });
  expect(usage.images).toBeGreaterThan(4000);
});

describe('at the same time', () => {
  test('a layer that is removed while an image that shares it is pulled is fetched once more', async () => {
    const registry = await openRegistry();
    const recipe = { repository: 'a/b', tag: 'one', layers: ['shared', 'first'] };
    const { layers } = makeRemoteImage(registry, recipe);
    makeRemoteImage(registry, { ...recipe, tag: 'two', layers: ['shared', 'second'] });
    const root = newFolder();
    const [puller, remover] = [openStore({ root }), openStore({ root })];
    const name = (tag: string): string => `${registry.host}/a/b:${tag}`;
    await said(puller.pull(parseReference(name('one'))));
    let isRemoved = false;
    for await (const { status } of puller.pull(parseReference(name('two')))) {
      if (isRemoved || status !== 'Already exists') continue;
      isRemoved = true;
      await remover.remove(name('one'));
    }
    expect(isRemoved).toBe(true);
    expect(existsSync(join(blobs(root), layers[0]?.digest.slice(7) ?? ''))).toBe(true);
    expect((await puller.upkeep?.check({ full: true }))?.problems).toEqual([]);
    expect((await listAll(puller)).flatMap(({ repoTags }) => repoTags)).toEqual([name('two')]);
  });

  test('pulls and prunes leave each image whole, or not there', async () => {
    const registry = await openRegistry();
    const tags = Array.from({ length: 8 }, (_, at) => `t${at}`);
    for (const tag of tags)
      makeRemoteImage(registry, { repository: 'a/b', tag, layers: ['base', tag] });
    const root = newFolder();
    const [puller, pruner] = [openStore({ root }), openStore({ root })];
    const all = new Map([['dangling', ['false']]]);
    await Promise.all([
      ...tags.map((tag) => said(puller.pull(parseReference(`${registry.host}/a/b:${tag}`)))),
      ...Array.from({ length: 5 }, () => pruner.prune({ filters: all })),
    ]);
    expect((await puller.upkeep?.check({ full: true }))?.problems).toEqual([]);
  });
});

test('a store of a newer kind is read, and not written to', async () => {
  const { root } = await open();
  writeFileSync(join(root, 'store.json'), '{"version":99}');
  const engine = openStore({ root });
  expect(await listAll(engine)).toHaveLength(2);
  await expect(engine.tag('good:1', parseReference('x:1'))).rejects.toThrow(
    'was made by a newer program and can only be read by this one',
  );
});

test('a store that others may write to is not written to, unless that is wanted', async () => {
  const root = newFolder();
  mkdirSync(root, { mode: 0o777 });
  const { chmodSync } = await import('node:fs');
  chmodSync(root, 0o777);
  const userId = process.getuid?.() ?? 0;
  const archive = makeArchive([{ tags: ['a:1'], layers: [SHARED] }]);
  const strict = openStore({ root, userId, shared: false });
  await expect(said(strict.load(pieces(archive)))).rejects.toThrow('other users may write to');
  const other = openStore({ root, userId: userId + 1, shared: false });
  await expect(said(other.load(pieces(archive)))).rejects.toThrow('belongs to another user');
  const shared = openStore({ root, userId, shared: true });
  expect(await said(shared.load(pieces(archive), { quiet: true }))).toEqual(['Loaded image: a:1']);
});
