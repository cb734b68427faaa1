import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDockerEngine } from '../../src/engine/docker/docker-engine.ts';
import type { ImageEngine } from '../../src/engine/engine.ts';
import type { ProgressMessage } from '../../src/model/progress-message.ts';
import { parseReference } from '../../src/model/reference.ts';
import { NO_AUTH } from '../../src/model/registry-auth.ts';
import { makeArchive, makeLayer } from '../make/make-archive.ts';
import { resetEngine } from './reset-engine.ts';

const host = process.env['DOCKER_HOST'] ?? '';
const registry = process.env['REGISTRY'] ?? '';
const path = host.replace('unix://', '');
const MEGABYTES = 1024 * 1024;

let engine: ImageEngine;

beforeAll(async () => {
  if (!host.startsWith('unix:')) throw new Error('DOCKER_HOST must name an engine for tests');
  if (registry === '') throw new Error('REGISTRY must name a registry for tests');
  await resetEngine(path);
  engine = openDockerEngine(
    { kind: 'unix', host, path, headers: new Map(), apiVersion: null },
    { now: () => new Date(), os: 'linux' },
  );
});
afterAll(() => engine.close());

async function* inPieces(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += 65_536) yield bytes.subarray(at, at + 65_536);
}

async function collect(pieces: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const piece of pieces) parts.push(Buffer.from(piece));
  return Buffer.concat(parts);
}

/** All that the engine says in lines; a failure that it tells is thrown. */
async function lines(messages: AsyncIterable<ProgressMessage>): Promise<readonly string[]> {
  const said: string[] = [];
  for await (const { status, stream, detail, error } of messages) {
    if (error !== null) throw new Error(error.message);
    if (detail === null) said.push((status + stream).trimEnd());
  }
  return said;
}

async function names(): Promise<readonly string[]> {
  const found: string[] = [];
  for await (const images of engine.list()) found.push(...images.flatMap((one) => one.repoTags));
  return found;
}

async function idOf(name: string): Promise<string> {
  const document: { readonly Id: string } = JSON.parse(await engine.inspect(name));
  return document.Id;
}

test('import() makes an image of a root file system', async () => {
  const bytes = makeLayer({ 'etc/': '', 'etc/motd': 'hello\n' });
  const said = await lines(
    engine.import(
      { kind: 'archive', bytes: inPieces(bytes) },
      { name: 'imported:1', message: 'made here', changes: ['CMD ["/bin/sh"]', 'ENV a=b'] },
    ),
  );
  expect(said).toEqual([await idOf('imported:1')]);
  const [step] = await engine.history('imported:1');
  expect(step?.comment).toBe('made here');
  expect(JSON.parse(await engine.inspect('imported:1'))).toMatchObject({
    Config: { Cmd: ['/bin/sh'], Env: ['a=b'] },
  });
});

test('import() tells what is no archive', async () => {
  const bytes = inPieces(Buffer.from('no archive at all'));
  await expect(lines(engine.import({ kind: 'archive', bytes }))).rejects.toThrow(/tar|EOF/);
});

test('tag() gives an image one more name', async () => {
  await engine.tag('imported:1', parseReference('renamed'));
  expect(await idOf('renamed:latest')).toBe(await idOf('imported:1'));
  await expect(engine.tag('absent', parseReference('x'))).rejects.toMatchObject({
    kind: 'not-found',
    message: 'Error response from daemon: No such image: absent:latest',
  });
});

test('what save() writes, load() reads', async () => {
  const id = await idOf('renamed');
  const archive = await collect(engine.save(['renamed', 'imported:1']));
  expect(archive.subarray(-1024).every((byte) => byte === 0)).toBe(true);
  await engine.remove('renamed');
  await engine.remove('imported:1');
  const said = await lines(engine.load(inPieces(archive), { quiet: true }));
  expect(said.toSorted()).toEqual(['Loaded image: imported:1', 'Loaded image: renamed:latest']);
  expect(await idOf('renamed')).toBe(id);
});

test('large images go through as they are', async () => {
  const noise = Buffer.alloc(40 * MEGABYTES);
  for (let at = 0; at < noise.length; at += 4) noise.writeUInt32LE((at * 2_654_435_761) >>> 0, at);
  const archive = makeArchive([{ tags: ['large:1'], layers: [makeLayer({ noise })] }]);
  expect(await lines(engine.load(inPieces(archive)))).toContain('Loaded image: large:1');
  const saved = await collect(engine.save(['large:1']));
  expect(saved.includes(noise.subarray(-MEGABYTES))).toBe(true);
  await engine.remove('large:1', { force: true });
});

test('save() leaves nothing behind when it is left', async () => {
  for await (const piece of engine.save(['shop/api:v1.0'])) {
    expect(piece.length).toBeGreaterThan(0);
    break;
  }
  await expect(collect(engine.save(['absent']))).rejects.toMatchObject({ kind: 'not-found' });
});

test('load() tells what is no archive', async () => {
  const bytes = inPieces(Buffer.alloc(3 * MEGABYTES, 'x'));
  await expect(lines(engine.load(bytes))).rejects.toThrow(/tar|EOF|manifest/);
});

test('what push() sends, pull() brings back', async () => {
  const target = parseReference(`${registry}/team/app:1`);
  await engine.tag('shop/api:v1.0', target);
  const pushed = await lines(engine.push(target));
  const digest = pushed.at(-1)?.match(/^1: digest: (sha256:[0-9a-f]{64}) size: \d+$/)?.[1];
  expect(digest).toBeDefined();
  await engine.remove(`${registry}/team/app:1`);
  const pulled = await lines(engine.pull(target));
  expect(pulled[0]).toBe('Pulling from team/app');
  expect(pulled).toContain(`Digest: ${digest}`);
  expect(await idOf(`${registry}/team/app:1`)).toBe(await idOf('shop/api:v1.0'));
});

test('pull() brings all tags, or what a digest names', async () => {
  const repository = parseReference(`${registry}/team/app`);
  await engine.tag('shop/api:v1.1', { ...repository, tag: '2' });
  await lines(engine.push(repository));
  await engine.remove(`${registry}/team/app:1`);
  await engine.remove(`${registry}/team/app:2`);
  const said = await lines(engine.pull(repository));
  expect(said.filter((line) => line.startsWith('Digest: '))).toHaveLength(2);
  expect(await names()).toEqual(
    expect.arrayContaining([`${registry}/team/app:1`, `${registry}/team/app:2`]),
  );
  const digest = said.find((line) => line.startsWith('Digest: '))?.slice('Digest: '.length);
  const named = parseReference(`${registry}/team/app@${digest}`);
  expect(await lines(engine.pull(named))).toContain(
    `Status: Image is up to date for ${registry}/team/app@${digest}`,
  );
});

test('pull() tells what the registry does not have', async () => {
  const absent = parseReference(`${registry}/team/app:none`);
  await expect(lines(engine.pull(absent))).rejects.toMatchObject({
    kind: 'not-found',
    message: expect.stringContaining('manifest unknown'),
  });
});

test('remove() takes away names first, then the image', async () => {
  const id = await idOf('arm/tool:edge');
  await engine.tag('arm/tool:edge', parseReference('arm/tool:other'));
  expect(await engine.remove('arm/tool:other')).toEqual([
    { untagged: 'arm/tool:other', deleted: '' },
  ]);
  const removals = await engine.remove('arm/tool:edge', { force: true });
  expect(removals[0]).toEqual({ untagged: 'arm/tool:edge', deleted: '' });
  expect(removals).toContainEqual({ untagged: '', deleted: id });
  await expect(engine.remove('arm/tool:edge')).rejects.toMatchObject({ kind: 'not-found' });
});

test('remove() of an image that has two repositories is a conflict', async () => {
  await engine.tag('epoch:zero', parseReference('epoch-too:zero'));
  await expect(engine.remove(await idOf('epoch:zero'))).rejects.toMatchObject({
    kind: 'conflict',
    message: expect.stringContaining('image is referenced in multiple repositories'),
  });
});

test('prune() takes away images without a name', async () => {
  const bytes = (): AsyncGenerator<Uint8Array> => inPieces(makeLayer({ f: 'x'.repeat(10_000) }));
  const [id = ''] = await lines(engine.import({ kind: 'archive', bytes: bytes() }));
  const { removals, reclaimed } = await engine.prune({
    filters: new Map([['dangling', ['true']]]),
  });
  expect(removals).toContainEqual({ untagged: '', deleted: id });
  expect(reclaimed).toBeGreaterThanOrEqual(10_000n);
  await expect(engine.prune({ filters: new Map([['nope', ['1']]]) })).rejects.toThrow(/nope/);
});

test('diskUsage() counts the images', async () => {
  const usage = await engine.diskUsage();
  expect(usage.images.length).toBe(new Set(usage.images.map(({ id }) => id)).size);
  expect(usage.images.flatMap(({ repoTags }) => repoTags)).toContain('shop/api:v1.0');
  expect(usage.layersSize).toBeGreaterThan(0);
  expect(usage.containers).toEqual([]);
});

test('search() without a way to a registry tells so', async () => {
  await expect(engine.search(`${registry}/nothing`)).rejects.toMatchObject({
    message: expect.stringMatching(/^Error response from daemon: /),
  });
});

test('login() tells what the registry says', async () => {
  const auth = { ...NO_AUTH, username: 'me', password: 'pw', serverAddress: registry };
  expect(await engine.login(auth)).toEqual({ status: 'Login Succeeded', identityToken: '' });
});

test('an abort ends a pull that waits', async () => {
  const signal = AbortSignal.timeout(1);
  await expect(
    lines(engine.pull(parseReference(`${registry}/team/app:1`), { signal })),
  ).rejects.toMatchObject({ kind: 'cancelled' });
});
