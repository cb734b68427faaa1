import { describe, expect, test } from 'vitest';
import { imageTrees } from '../../src/format/image-tree.ts';
import type { ManifestSummary } from '../../src/model/image.ts';
import { sampleImage } from './samples.ts';

const amd64: ManifestSummary = {
  id: 'sha256:aaaabbbbccccdddd',
  kind: 'image',
  available: true,
  contentSize: 3_000_000,
  totalSize: 9_000_000,
  platform: { os: 'linux', architecture: 'amd64' },
  containers: [],
};
const attestation: ManifestSummary = {
  ...amd64,
  kind: 'attestation',
  contentSize: 1_000_000,
  platform: null,
};

describe('imageTrees()', () => {
  test('puts the newest first and leaves equals as they came', () => {
    const images = [1, 3, 2, 3].map((created, at) => sampleImage({ id: `i${at}`, created }));
    expect(imageTrees(images, false).map(({ details }) => details.id)).toEqual([
      'i1',
      'i3',
      'i2',
      'i0',
    ]);
  });

  test.each([
    [false, ['a:1', undefined]],
    [true, ['a:1', undefined, undefined]],
  ])('shows what has no name at all when asked for all: %s', (all, names) => {
    const images = [
      sampleImage({ repoTags: ['a:1'] }),
      sampleImage({ repoTags: [], repoDigests: [`a@sha256:${'a'.repeat(64)}`] }),
      sampleImage({ repoTags: [], repoDigests: [] }),
    ];
    expect(imageTrees(images, all).map((tree) => tree.names[0])).toEqual(names);
  });

  test('puts the longest name first, in bytes', () => {
    const [tree] = imageTrees([sampleImage({ repoTags: ['a:1', 'éé:1', 'abcd:1', 'b:1'] })], false);
    expect(tree?.names).toEqual(['éé:1', 'abcd:1', 'a:1', 'b:1']);
  });

  test('has a branch for each platform, and the content of all manifests', () => {
    const [tree] = imageTrees([sampleImage({ manifests: [amd64, attestation] })], false);
    expect(tree?.details).toEqual({
      id: '0123456789ab',
      diskUsage: '123MB',
      contentSize: '4MB',
      inUse: false,
    });
    expect(tree?.branches).toEqual([
      {
        platform: 'linux/amd64',
        available: true,
        details: { id: 'aaaabbbbcccc', diskUsage: '9MB', contentSize: '3MB', inUse: false },
      },
    ]);
  });

  test.each([
    [-1, [], false],
    [0, [], false],
    [1, [], true],
    [0, ['c'], true],
  ])('with %i containers and %j of a platform it is in use: %s', (containers, used, inUse) => {
    const manifests = [{ ...amd64, containers: used }];
    const [tree] = imageTrees([sampleImage({ containers, manifests })], false);
    expect(tree?.details.inUse).toBe(inUse);
  });
});
