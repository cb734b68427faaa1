import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { ImageEngine } from '../../src/engine/engine.ts';
import {
  CancelledError,
  ConflictError,
  ImageCliError,
  NotFoundError,
} from '../../src/model/errors.ts';
import type { ImageSummary } from '../../src/model/image.ts';
import type { ProgressMessage } from '../../src/model/progress-message.ts';
import { parseReference } from '../../src/model/reference.ts';
import { makeArchive, makeLayer } from '../make/make-archive.ts';

/** An engine that holds the images of lawImages(), and nothing else. */
export interface OpenedEngine {
  readonly engine: ImageEngine;
  readonly close: () => Promise<void>;
}

const base = makeLayer({ 'etc/issue': 'law\n' });

/** What every engine is given before a law is tried: an archive. */
export function lawImages(): Buffer {
  return makeArchive([
    { tags: ['law:1', 'law:2', 'other/law:1'], layers: [base], created: '2021-01-02T03:04:05Z' },
    {
      tags: ['young:1'],
      layers: [base, makeLayer({ young: 'yes' })],
      created: '2024-01-02T03:04:05Z',
      config: { Labels: { age: 'young' }, Env: ['A=b'] },
    },
    { tags: [], layers: [makeLayer({ hanging: 'yes' })], created: '2022-01-02T03:04:05Z' },
  ]);
}

/** The laws that every place for images keeps, whoever is behind it. */
export function describeEngine(name: string, open: () => Promise<OpenedEngine>): void {
  describe(`${name} keeps the laws of engines`, () => {
    let opened: OpenedEngine;
    beforeEach(async () => {
      opened = await open();
    });
    afterEach(() => opened.close());
    const engine = (): ImageEngine => opened.engine;

    test('list() tells every image, newest first, with its names', async () => {
      const images = await listAll(engine());
      expect(images.map(tagsOf)).toEqual([['young:1'], [], ['law:1', 'law:2', 'other/law:1']]);
      for (const { id, size } of images) {
        expect(id).toMatch(/^sha256:[0-9a-f]{64}$/);
        expect(size).toBeGreaterThan(0);
      }
    });

    test('list() keeps to filters, and refuses those that it does not know', async () => {
      const filters = new Map([['label', ['age=young']]]);
      expect((await listAll(engine(), filters)).map(({ repoTags }) => repoTags)).toEqual([
        ['young:1'],
      ]);
      await expect(listAll(engine(), new Map([['nope', ['1']]]))).rejects.toThrow(ImageCliError);
    });

    test('inspect() gives one document by name, by ID, and by the beginning of an ID', async () => {
      const document = await engine().inspect('young:1');
      const { Id: id }: { readonly Id: string } = JSON.parse(document);
      expect(await engine().inspect(id)).toBe(document);
      expect(await engine().inspect(id.slice('sha256:'.length, 20))).toBe(document);
      expect(JSON.parse(document)).toMatchObject({
        RepoTags: ['young:1'],
        Config: { Env: ['A=b'], Labels: { age: 'young' } },
        Architecture: 'amd64',
        RootFS: { Type: 'layers' },
      });
    });

    test('what is not there is a NotFoundError everywhere', async () => {
      const missing: readonly (() => Promise<unknown>)[] = [
        () => engine().inspect('absent'),
        () => engine().history('absent'),
        () => engine().tag('absent', parseReference('x:1')),
        () => engine().remove('absent'),
        () => collect(engine().save(['absent'])),
      ];
      for (const call of missing) await expect(call()).rejects.toThrow(NotFoundError);
    });

    test('history() begins with the newest step, which has the ID and the names', async () => {
      const [first, ...others] = await engine().history('young:1');
      expect(first).toMatchObject({ tags: ['young:1'], createdBy: 'ADD file:1 in / ' });
      expect(others.map(({ id }) => id)).toEqual(['<missing>']);
    });

    test('tag() adds a name, and moves it when it was another image’s', async () => {
      await engine().tag('young:1', parseReference('law:2'));
      const names = (await listAll(engine())).map(tagsOf);
      expect(names).toEqual([['law:2', 'young:1'], [], ['law:1', 'other/law:1']]);
    });

    test('remove() takes a name, and the image with its last name', async () => {
      expect(await engine().remove('law:2')).toEqual([{ untagged: 'law:2', deleted: '' }]);
      const removals = await engine().remove('young:1');
      expect(removals[0]).toEqual({ untagged: 'young:1', deleted: '' });
      expect(removals.slice(1).map(({ deleted }) => deleted.length)).toEqual([71, 71]);
    });

    test('remove() by ID wants force for an image of several repositories', async () => {
      const [, , law] = await listAll(engine());
      const id = law?.id ?? '';
      await expect(engine().remove(id)).rejects.toThrow(ConflictError);
      await engine().remove(id, { force: true });
      expect(await listAll(engine())).toHaveLength(2);
    });

    test('prune() removes what has no name, and tells what that was', async () => {
      const { removals, reclaimed } = await engine().prune({
        filters: new Map([['dangling', ['true']]]),
      });
      expect(removals).toHaveLength(2);
      expect(reclaimed).toBe(3n);
      expect(await listAll(engine())).toHaveLength(2);
    });

    test('what save() gives, load() takes', async () => {
      const archive = await collect(engine().save(['young:1']));
      await engine().remove('young:1');
      const messages = await said(engine().load(once(archive), { quiet: true }));
      expect(messages.map(({ stream }) => stream)).toEqual(['Loaded image: young:1\n']);
      expect(await listAll(engine())).toHaveLength(3);
    });

    test('import() tells the ID of what it made', async () => {
      const bytes = once(makeLayer({ root: 'fs' }));
      const source = { kind: 'archive', bytes } as const;
      const messages = await said(engine().import(source, { name: 'made:1' }));
      expect(messages.at(-1)?.status).toMatch(/^sha256:[0-9a-f]{64}$/);
      expect(JSON.parse(await engine().inspect('made:1'))).toMatchObject({ RepoTags: ['made:1'] });
    });

    test('a stream does nothing until it is read', async () => {
      engine().load(once(lawImages()));
      engine().import({ kind: 'archive', bytes: once(base) }, { name: 'never:1' });
      engine().save(['absent']);
      expect(await listAll(engine())).toHaveLength(3);
    });

    test('a stream can be left at any time, and the engine goes on', async () => {
      for await (const _ of engine().save(['law:1'])) break;
      for await (const _ of engine().load(once(lawImages()))) break;
      expect(await engine().inspect('law:1')).toContain('law:1');
    });

    test('bad bytes are told as an error for users', async () => {
      const outcome = said(engine().load(once(Buffer.alloc(4096, 'x')))).then(
        (messages) => messages.at(-1)?.error?.message ?? 'no error',
        (error: unknown) => (error instanceof ImageCliError ? error.message : 'a stack'),
      );
      expect(await outcome).toMatch(/invalid tar header/);
    });

    test('a signal that is aborted stops every call', async () => {
      const signal = AbortSignal.abort(new CancelledError(2));
      const calls: readonly (() => Promise<unknown>)[] = [
        () => listAll(engine(), undefined, signal),
        () => engine().inspect('law:1', { signal }),
        () => engine().tag('law:1', parseReference('x:1'), { signal }),
        () => engine().remove('law:1', { signal }),
        () => collect(engine().save(['law:1'], { signal })),
        () => said(engine().load(once(lawImages()), { signal })),
      ];
      for (const call of calls) await expect(call()).rejects.toThrow(CancelledError);
    });
  });
}

async function listAll(
  engine: ImageEngine,
  filters: ReadonlyMap<string, readonly string[]> = new Map(),
  signal?: AbortSignal,
): Promise<readonly ImageSummary[]> {
  const images: ImageSummary[] = [];
  const cancel = signal === undefined ? {} : { signal };
  for await (const batch of engine.list({ filters, ...cancel })) images.push(...batch);
  return images;
}

/** Old engines say of an image without a name that it has this one. */
function tagsOf({ repoTags }: ImageSummary): readonly string[] {
  return repoTags.filter((tag) => tag !== '<none>:<none>').toSorted();
}

async function said(messages: AsyncIterable<ProgressMessage>): Promise<readonly ProgressMessage[]> {
  const all: ProgressMessage[] = [];
  for await (const message of messages) all.push(message);
  return all;
}

async function collect(pieces: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const piece of pieces) parts.push(Buffer.from(piece));
  return Buffer.concat(parts);
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array, void, undefined> {
  yield bytes;
}
