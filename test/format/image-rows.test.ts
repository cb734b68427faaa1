import { describe, expect, test } from 'vitest';
import { type DigestRows, imageRows, isDangling } from '../../src/format/image-rows.ts';
import type { ImageSummary } from '../../src/model/image.ts';
import { HEX, sampleImage } from './samples.ts';

const DIGEST = `sha256:${HEX}`;
const OTHER = `sha256:${'f'.repeat(64)}`;
const NO_DIGESTS: DigestRows = { withTags: false, alone: false };
const WITH_TAGS: DigestRows = { withTags: true, alone: false };
const ALL: DigestRows = { withTags: true, alone: true };

function rows(over: Partial<ImageSummary>, digestRows: DigestRows): readonly string[] {
  return imageRows(sampleImage(over), digestRows).map(
    ({ repository, tag, digest }) => `${repository} ${tag} ${digest}`,
  );
}

describe('imageRows()', () => {
  test.each([
    ['one tag', ['a:1'], [], NO_DIGESTS, ['a 1 <none>']],
    ['a tag with its digest', ['a:1'], [`a@${DIGEST}`], WITH_TAGS, [`a 1 ${DIGEST}`]],
    ['a tag whose digest nobody asked for', ['a:1'], [`a@${DIGEST}`], NO_DIGESTS, ['a 1 <none>']],
    ['two digests', ['a:1'], [`a@${DIGEST}`, `a@${OTHER}`], ALL, [`a 1 ${DIGEST}`, `a 1 ${OTHER}`]],
    [
      'tags of several repositories',
      ['a:2', 'b:1', 'a:1'],
      [],
      NO_DIGESTS,
      ['a 2 <none>', 'a 1 <none>', 'b 1 <none>'],
    ],
    [
      'a digest of another repository',
      ['a:1'],
      [`b@${DIGEST}`],
      ALL,
      ['a 1 <none>', `b <none> ${DIGEST}`],
    ],
    ['digests alone', [], [`a@${DIGEST}`, `a@${OTHER}`], NO_DIGESTS, ['a <none> ']],
    [
      'digests alone, asked for',
      [],
      [`a@${DIGEST}`, `a@${OTHER}`],
      ALL,
      [`a <none> ${DIGEST}`, `a <none> ${OTHER}`],
    ],
    ['names that are none', ['a:-1', 'UP:1', 'b:1'], [], NO_DIGESTS, ['b 1 <none>']],
    ['no name at all', [], [], ALL, ['<none> <none> <none>']],
    [
      'what engines say for no name',
      ['<none>:<none>'],
      ['<none>@<none>'],
      ALL,
      ['<none> <none> <none>'],
    ],
    ['half of that', ['<none>:<none>'], [], ALL, []],
    ['a familiar name', ['docker.io/library/a:1'], [`a@${DIGEST}`], ALL, [`a 1 ${DIGEST}`]],
    ['a digest that is none', ['a:1'], ['a@sha256:short'], ALL, ['a 1 <none>']],
  ])('%s', (_name, repoTags, repoDigests, digestRows, expected) => {
    expect(rows({ repoTags, repoDigests }, digestRows)).toEqual(expected);
  });
});

test.each([
  [[], [], true],
  [['<none>:<none>'], ['<none>@<none>'], true],
  [['<none>:<none>'], [], false],
  [['a:1'], [], false],
  [[], [`a@${DIGEST}`], false],
  [['<none>:<none>', 'a:1'], ['<none>@<none>'], false],
])('whether %j and %j are dangling: %s', (repoTags, repoDigests, dangling) => {
  expect(isDangling(sampleImage({ repoTags, repoDigests }))).toBe(dangling);
});
