import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { imagesCommand } from '../../src/command/images.ts';
import { sortImages } from '../../src/command/sort-images.ts';
import { SORT_KEYS, type SortKey } from '../../src/command/sort-keys.ts';
import { imageRows } from '../../src/format/image-rows.ts';
import type { ImageSummary } from '../../src/model/image.ts';
import { runProgram } from '../../src/cli/program.ts';
import { fakeContext } from '../fake/fake-context.ts';

const EMPTY: ImageSummary = {
  id: '',
  repoTags: [],
  repoDigests: [],
  created: 0,
  size: 0,
  sharedSize: -1,
  containers: -1,
  manifests: null,
};

const IMAGES: readonly ImageSummary[] = [
  { ...EMPTY, id: 'sha256:c', repoTags: ['web:2', 'app:1'], created: 30, size: 5 },
  { ...EMPTY, id: 'sha256:a', created: 20, size: 9 },
  { ...EMPTY, id: 'sha256:b', repoTags: ['app:2'], created: 40, size: 5 },
];

async function* inBatches(
  images: readonly ImageSummary[],
): AsyncGenerator<readonly ImageSummary[]> {
  for (const image of images) yield [image];
}

async function sorted(images: readonly ImageSummary[], key: SortKey): Promise<ImageSummary[]> {
  const all: ImageSummary[] = [];
  for await (const batch of sortImages(inBatches(images), key)) all.push(...batch);
  return all;
}

async function run(...words: readonly string[]): Promise<string> {
  const { context, stdout } = fakeContext({ engine: { list: () => inBatches(IMAGES) } });
  const prepare = () =>
    Promise.resolve({ context, checkSettings: () => {}, contextNames: () => Promise.resolve([]) });
  await runProgram(['images', ...words], { ...context, name: 'x', prepare });
  return stdout();
}

describe('sortImages()', () => {
  test.each([
    ['created', 'a c b'],
    ['-created', 'b c a'],
    ['id', 'a b c'],
    ['-id', 'c b a'],
    ['size', 'c b a'],
    ['-size', 'a c b'],
  ] as const)('%s', async (key, ids) => {
    const images = await sorted(IMAGES, key);
    expect(images.map(({ id }) => id.slice(-1)).join(' ')).toBe(ids);
  });

  test('by name: names of one image need not stand together, and what has none comes last', async () => {
    const names = (images: readonly ImageSummary[]) => images.map(({ repoTags }) => repoTags[0]);
    expect(names(await sorted(IMAGES, 'name'))).toEqual(['app:1', 'app:2', 'web:2', undefined]);
    expect(names(await sorted(IMAGES, '-name'))).toEqual([undefined, 'web:2', 'app:2', 'app:1']);
  });

  test('loses no row and makes none', async () => {
    const tagText = fc.constantFrom(
      'a:1',
      'a:2',
      'b:1',
      'docker.io/library/a:3',
      '<none>:<none>',
      '?',
    );
    const hex = '0'.repeat(64);
    const digestText = fc.constantFrom(`a@sha256:${hex}`, `c@sha256:${hex}`, 'b@sha256:1', '?');
    const image = fc.record({
      repoTags: fc.uniqueArray(tagText, { maxLength: 4 }),
      repoDigests: fc.uniqueArray(digestText, { maxLength: 3 }),
    });
    const style = fc.record({ withTags: fc.boolean(), alone: fc.boolean() });
    const rowsOf = (images: readonly ImageSummary[], how: { withTags: boolean; alone: boolean }) =>
      images
        .flatMap((one) => imageRows(one, how))
        .map(({ repository, tag, digest }) => `${repository} ${tag} ${digest}`)
        .toSorted();
    await fc.assert(
      fc.asyncProperty(
        fc.array(image),
        style,
        fc.constantFrom(...SORT_KEYS),
        async (parts, how, key) => {
          const images = parts.map((part) => ({ ...EMPTY, ...part }));
          expect(rowsOf(await sorted(images, key), how)).toEqual(rowsOf(images, how));
        },
      ),
      { numRuns: 100 },
    );
  });
});

describe('images --sort', () => {
  test('orders the table, the IDs and whatever a template gives', async () => {
    const table = await run('--sort', '-size');
    expect(table.match(/^\S+/gm)).toEqual(['REPOSITORY', '<none>', 'web', 'app', 'app']);
    expect(await run('--sort=id', '-q')).toBe('a\nb\nc\nc\n');
    expect(await run('--sort', 'name', '--format', '{{.Repository}}:{{.Tag}}')).toBe(
      'app:1\napp:2\nweb:2\n<none>:<none>\n',
    );
  });

  test('orders trees', async () => {
    const names = (text: string) => text.match(/^\w+:\d/gm);
    expect(names(await run('--tree'))).toEqual(['app:2', 'web:2', 'app:1']);
    expect(names(await run('--tree', '--sort', 'created'))).toEqual(['web:2', 'app:1', 'app:2']);
  });

  test('takes its keys and nothing else', async () => {
    await expect(run('--sort', 'weight')).rejects.toThrow(
      /^invalid argument "weight" for "--sort" flag: must be created, /,
    );
    expect(imagesCommand.spec.flags['sort']).toMatchObject({ choices: SORT_KEYS });
  });
});
