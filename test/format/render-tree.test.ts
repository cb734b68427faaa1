import { describe, expect, test } from 'vitest';
import { imageTrees } from '../../src/format/image-tree.ts';
import { type ExperimentalScreen, renderTree } from '../../src/format/render-tree.ts';
import type { ImageSummary, ManifestSummary } from '../../src/model/image.ts';

const PIPE: ExperimentalScreen = {
  isTerminal: false,
  columns: 0,
  wideAmbiguous: false,
  isPainted: false,
  isHeaderPainted: true,
};
const FIRST_ROW = 4; // below warning, legend, blank line and header
// oxlint-disable-next-line no-control-regex -- that is what is taken away
const PAINT = /\u001b\[[0-9;]*m/g;

function manifest(over: Partial<ManifestSummary> = {}): ManifestSummary {
  return {
    id: 'sha256:aaaabbbbccccdddd',
    kind: 'image',
    available: true,
    contentSize: 3_000_000,
    totalSize: 9_000_000,
    platform: { os: 'linux', architecture: 'amd64' },
    containers: [],
    ...over,
  };
}

function image(over: Partial<ImageSummary> = {}): ImageSummary {
  return {
    id: 'sha256:1234567890abcdef',
    repoTags: ['a:1'],
    repoDigests: [],
    created: 1_700_000_000,
    size: 5_000_000,
    sharedSize: -1,
    containers: 0,
    manifests: null,
    ...over,
  };
}

function rows(images: readonly ImageSummary[], screen = PIPE, all = false): readonly string[] {
  const text = renderTree(imageTrees(images, all), screen).replaceAll(PAINT, '');
  return text.split('\n').slice(FIRST_ROW, -1);
}

describe('on a pipe', () => {
  test('platforms stand below their image, the longest name first', () => {
    const manifests = [manifest(), manifest({ kind: 'attestation', platform: null })];
    expect(rows([image({ repoTags: ['a:1', 'longer:name'], manifests })])).toEqual([
      'longer:name',
      'a:1                  1234567890ab          5MB            6MB        ',
      '└─ linux/amd64       aaaabbbbcccc          9MB            3MB        ',
      '',
    ]);
  });

  test('images without platforms stand close together, the newest first', () => {
    const trees = rows([image(), image({ repoTags: ['b:1'], created: 1_800_000_000 })]);
    expect(trees.map((row) => row.split(' ')[0])).toEqual(['b:1', 'a:1']);
  });

  test('marks appear when a platform is in use', () => {
    const used = manifest({ containers: ['c'] });
    const marks = (images: readonly ImageSummary[]): readonly boolean[] =>
      rows(images).map((row) => row.endsWith('   U    '));
    expect(marks([image({ containers: 2 })])).toEqual([false]);
    expect(marks([image({ manifests: [used, manifest()] })])).toEqual([true, true, false, false]);
  });

  test('images without any name are shown when all are', () => {
    const dangling = image({ repoTags: [] });
    expect(rows([dangling])).toEqual([]);
    expect(rows([dangling], PIPE, true)[0]).toMatch(/^<unt…   1234567890ab/);
  });

  test('long names are cut, but not those that have a line of their own', () => {
    const long = `${'x'.repeat(100)}:1`;
    expect(rows([image({ repoTags: [long] })])[0]).toMatch(/^x{28}…   1234567890ab/);
    expect(rows([image({ repoTags: [long, 'y:1'] })])[0]).toBe(long);
  });
});

describe('on a terminal', () => {
  const screen = (columns: number): ExperimentalScreen => ({
    ...PIPE,
    isTerminal: true,
    isPainted: true,
    columns,
  });

  test.each([
    [19, ['IMAGE']],
    [31, ['IMAGE', 'ID']],
    [47, ['IMAGE', 'ID', 'DISK USAGE']],
    [60, ['IMAGE', 'ID', 'DISK USAGE', 'CONTENT SIZE']],
    [80, ['IMAGE', 'ID', 'DISK USAGE', 'CONTENT SIZE', 'EXTRA']],
  ])('%i columns have room for %j', (columns, titles) => {
    const header = renderTree(imageTrees([image()], false), screen(columns)).split('\n')[3] ?? '';
    expect(header.replaceAll(PAINT, '').trimEnd().split(/ {2,}/)).toEqual(titles);
  });

  test('names cannot send escape sequences', () => {
    const text = renderTree(imageTrees([image({ repoTags: ['a\u001b[2J:1'] })], false), screen(80));
    expect(text).toContain('a\\x1b[2J:1');
    expect(text).not.toContain('\u001b[2J');
  });

  test('without colours it is as wide as with them', () => {
    const images = imageTrees([image({ manifests: [manifest({ containers: ['c'] })] })], false);
    const plain = { ...screen(80), isPainted: false, isHeaderPainted: false };
    const painted = renderTree(images, screen(80)).replaceAll(PAINT, '').split('\n').slice(3);
    expect(renderTree(images, plain).split('\n').slice(3)).toEqual(
      painted.map((line) => line.replace(/ {4}U {3}$/, '   U    ')),
    );
    expect(renderTree(images, { ...plain, isHeaderPainted: true })).toContain('\u001b[1mIMAGE');
  });

  test('what is not here is faint', () => {
    const manifests = [manifest({ available: false })];
    const text = renderTree(imageTrees([image({ manifests })], false), screen(80));
    expect(text).toContain('\u001b[39m\u001b[2m└─ linux/amd64\u001b[0m');
  });
});
