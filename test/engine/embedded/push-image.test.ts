import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import type { ImageEngine } from '../../../src/engine/engine.ts';
import { shortId } from '../../../src/model/digest.ts';
import { parseReference } from '../../../src/model/reference.ts';
import type { FakeRegistry } from '../../fake/fake-registry.ts';
import { answering } from '../../fake/recording-server.ts';
import { makeArchive, makeLayer } from '../../make/make-archive.ts';
import { makeRemoteImage } from '../../make/make-remote-image.ts';
import { pieces } from '../../fault/store-scenarios.ts';
import { closeStores, listAll, openRegistry, openStore, said } from './opened-store.ts';

afterEach(closeStores);

const LOADED = makeArchive([
  { tags: ['loaded:1'], layers: [makeLayer({ low: 'l' }), makeLayer({ high: 'h' })] },
]);

async function withLoaded(registry: FakeRegistry, name = 'a/b:v1'): Promise<ImageEngine> {
  const engine = openStore();
  await said(engine.load(pieces(LOADED)));
  await engine.tag('loaded:1', parseReference(`${registry.host}/${name}`));
  return engine;
}

function push(
  engine: ImageEngine,
  registry: FakeRegistry,
  name = 'a/b:v1',
): Promise<readonly string[]> {
  return said(engine.push(parseReference(`${registry.host}/${name}`)));
}

/** Bodies of blobs that were sent. */
function uploads(registry: FakeRegistry): readonly string[] {
  return registry.calls().filter((call) => /^(?:PUT|PATCH) .*\/blobs\/uploads\//.test(call));
}

test('push tells layers from the top, then the digest, for people and for programs', async () => {
  const registry = await openRegistry();
  const engine = await withLoaded(registry);
  const lines = await push(engine, registry);
  const [document] = await listAll(engine);
  const digest = document?.repoDigests[0]?.split('@')[1] ?? '';
  const size = registry.manifests.get(`a/b:v1`)?.bytes.length;
  expect(lines[0]).toBe(`The push refers to repository [${registry.host}/a/b]`);
  expect(lines.slice(1, 3).map((line) => line.split(': ')[1])).toEqual(['Preparing', 'Preparing']);
  expect(lines.filter((line) => line.endsWith(': Pushed'))).toHaveLength(2);
  expect(lines.slice(-2)).toEqual([
    `v1: digest: ${digest} size: ${size}`,
    `aux: {"Tag":"v1","Digest":"${digest}","Size":${size}}`,
  ]);
  expect(registry.violations).toEqual([]);
});

test('a loaded image has one digest, however often it is pushed', async () => {
  const [first, second] = [await openRegistry(), await openRegistry()];
  const engine = await withLoaded(first);
  await engine.tag('loaded:1', parseReference(`${second.host}/a/b:v1`));
  const lines = [await push(engine, first), await push(engine, second)];
  const digests = lines.map((all) => all.at(-2)?.replace(/^v1: digest: /, ''));
  expect(digests[0]).toBe(digests[1]);
  const again = await withLoaded(first);
  const before = uploads(first).length;
  const repeated = await push(again, first);
  expect(repeated.at(-2)).toBe(lines[0]?.at(-2));
  expect(repeated.filter((line) => line.endsWith(': Layer already exists'))).toHaveLength(2);
  expect(uploads(first).length).toBe(before);
});

test('a pulled image goes elsewhere byte for byte, and its layers do not move twice', async () => {
  const [from, to] = [await openRegistry(), await openRegistry()];
  const { manifest } = makeRemoteImage(from, {
    repository: 'a/b',
    tag: 'v1',
    layers: ['one', 'two', 'three'],
  });
  const engine = openStore();
  await said(engine.pull(parseReference(`${from.host}/a/b:v1`)));
  await engine.tag(`${from.host}/a/b:v1`, parseReference(`${to.host}/c/d:v9`));
  const lines = await push(engine, to, 'c/d:v9');
  expect(lines.at(-2)).toBe(`v9: digest: ${manifest.digest} size: ${manifest.size}`);
  expect((await listAll(engine))[0]?.repoDigests).toEqual(
    [`${from.host}/a/b@${manifest.digest}`, `${to.host}/c/d@${manifest.digest}`].toSorted(),
  );
});

test('layers that another repository of the registry has are mounted from there', async () => {
  const registry = await openRegistry();
  const { layers } = makeRemoteImage(registry, { repository: 'a/b', tag: 'v1', layers: ['one'] });
  const engine = openStore();
  await said(engine.pull(parseReference(`${registry.host}/a/b:v1`)));
  await engine.tag(`${registry.host}/a/b:v1`, parseReference(`${registry.host}/c/d:v1`));
  const digest = layers[0]?.digest ?? '';
  registry.intercept(new RegExp(`^HEAD /v2/c/d/blobs/${digest}`), answering(404));
  registry.intercept(/^POST .*mount=/, answering(201, { 'Docker-Content-Digest': digest }));
  const lines = await push(engine, registry, 'c/d:v1');
  expect(lines).toContain(`${shortId(layerId(lines))}: Mounted from a/b`);
  expect(
    registry
      .calls()
      .some(
        (call) =>
          call.includes(`mount=${encodeURIComponent(digest)}`) || call.includes(`mount=${digest}`),
      ),
  ).toBe(true);
});

test('push of a repository sends all its tags, sorted', async () => {
  const registry = await openRegistry();
  const engine = await withLoaded(registry, 'a/b:v2');
  await engine.tag('loaded:1', parseReference(`${registry.host}/a/b:v1`));
  const lines = await push(engine, registry, 'a/b');
  expect(
    lines.filter((line) => line.includes(': digest: ')).map((line) => line.slice(0, 2)),
  ).toEqual(['v1', 'v2']);
});

describe('what is not there', () => {
  test.each(['a/b:v1', 'a/b'])('%s is told behind the first line', async (name) => {
    const registry = await openRegistry();
    expect(await push(openStore(), registry, name)).toEqual([
      `The push refers to repository [${registry.host}/a/b]`,
      `error: An image does not exist locally with the tag: ${registry.host}/a/b`,
    ]);
    expect(registry.requests).toEqual([]);
  });
});

test('a registry that refuses ends the push; no manifest is sent without its layers', async () => {
  const registry = await openRegistry();
  const engine = await withLoaded(registry);
  registry.intercept(/^POST .*uploads/, answering(403), 20);
  const lines = await push(engine, registry);
  expect(lines.at(-1)).toMatch(/^error: /);
  expect(registry.manifests.size).toBe(0);
});

test('damage is found before it leaves the machine', async () => {
  const registry = await openRegistry();
  makeRemoteImage(registry, { repository: 'a/b', tag: 'v1', layers: ['one'] });
  const engine = openStore();
  await said(engine.pull(parseReference(`${registry.host}/a/b:v1`)));
  damageLayers(engine);
  const other = await openRegistry();
  await engine.tag(`${registry.host}/a/b:v1`, parseReference(`${other.host}/a/b:v1`));
  expect((await push(engine, other)).at(-1)).toMatch(/^error: store: sha256:\S+ is damaged/);
  expect(other.manifests.size).toBe(0);
});

/** The same length, other bytes. */
function damageLayers(engine: ImageEngine): void {
  const folder = join(engine.upkeep?.path ?? '', 'oci/blobs/sha256');
  for (const name of readdirSync(folder)) {
    const bytes = readFileSync(join(folder, name));
    if (bytes[0] !== 0x1f) continue;
    bytes[bytes.length - 9] = (bytes[bytes.length - 9] ?? 0) ^ 0xff;
    writeFileSync(join(folder, name), bytes);
  }
}

/** What lines about the only layer begin with. */
function layerId(lines: readonly string[]): string {
  return lines[1]?.split(':')[0] ?? '';
}
