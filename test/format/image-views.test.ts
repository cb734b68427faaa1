import { describe, expect, test } from 'vitest';
import { collapsedView, expandedView } from '../../src/format/image-views.ts';
import type { ImageTree } from '../../src/format/image-tree.ts';
import type { ManifestSummary } from '../../src/model/image.ts';
import { sampleImage } from './samples.ts';

const PLATFORM: ManifestSummary = {
  id: 'sha256:aaaabbbbccccdddd',
  kind: 'image',
  available: true,
  contentSize: 1,
  totalSize: 1,
  platform: { os: 'linux', architecture: 'amd64' },
  containers: ['c'],
};
const IMAGES = [
  sampleImage({ id: 'none', repoTags: [], created: 9 }),
  sampleImage({ id: 'both', repoTags: ['b:2', 'a:1'], manifests: [PLATFORM] }),
  sampleImage({ id: 'wide', repoTags: ['日:1', 'aa:1'] }),
  sampleImage({ id: 'also none', repoTags: [], created: 10 }),
  sampleImage({ id: 'upper', repoTags: ['B:1'] }),
];

function names(trees: readonly ImageTree[]): readonly (readonly string[])[] {
  return trees.map((tree) => [tree.details.id, ...tree.names]);
}

describe('views go by bytes of names, and what has none comes last', () => {
  test('expanded, images have all their names', () => {
    expect(names(expandedView(IMAGES))).toEqual([
      ['upper', 'B:1'],
      ['both', 'a:1', 'b:2'],
      ['wide', 'aa:1', '日:1'],
      ['none'],
      ['also none'],
    ]);
  });

  test('collapsed, each name stands for itself', () => {
    expect(names(collapsedView(IMAGES))).toEqual([
      ['upper', 'B:1'],
      ['both', 'a:1'],
      ['wide', 'aa:1'],
      ['both', 'b:2'],
      ['wide', '日:1'],
      ['none'],
      ['also none'],
    ]);
  });
});

test('a collapsed image is in use when one of its platforms is, which are not shown', () => {
  const marks = (trees: readonly ImageTree[]): readonly unknown[] =>
    trees.map(({ details, branches }) => [details.inUse, branches.length]);
  expect(marks(expandedView(IMAGES.slice(1, 2)))).toEqual([[true, 1]]);
  expect(marks(collapsedView(IMAGES.slice(1, 2)))).toEqual([
    [true, 0],
    [true, 0],
  ]);
});
