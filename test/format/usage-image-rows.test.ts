import { expect, test } from 'vitest';
import { usageImageRows } from '../../src/format/usage-image-rows.ts';
import { HEX, sampleImage } from './samples.ts';

test.each([
  [['a:1', 'a:2'], [], ['a 1']],
  [['docker.io/library/b:2'], [], ['b 2']],
  [[], [`a@sha256:${HEX}`], ['<none> <none>']],
  [[], [], ['<none> <none>']],
  [['<none>:<none>'], ['<none>@<none>'], ['<none> <none>']],
  [['untagged'], [], ['<none> <none>']],
  [['NO:name'], [], []],
])('an image with the names %j and %j has the rows %j', (repoTags, repoDigests, rows) => {
  const images = [sampleImage({ repoTags, repoDigests })];
  const usage = { layersSize: 0, images, containers: [], volumes: [], buildCache: [] };
  expect(usageImageRows(usage).map(({ repository, tag }) => `${repository} ${tag}`)).toEqual(rows);
});
