import { describe, expect, test } from 'vitest';
import { type ImageListOptions, startImageList } from '../../src/format/image-list.ts';
import { outputText } from '../../src/format/render-list.ts';
import type { ImageSummary } from '../../src/model/image.ts';
import { HEX, sampleImage, sampleStyle } from './samples.ts';

const DIGEST = `sha256:${HEX}`;
const image = sampleImage({ repoTags: ['a:1'], repoDigests: [`a@${DIGEST}`] });

function render(
  over: Partial<ImageListOptions>,
  images: readonly ImageSummary[] = [image],
): string {
  const list = startImageList({ format: '', digests: false, style: sampleStyle(), ...over });
  list.add(images);
  return outputText(list.finish());
}

describe('a list of images', () => {
  test('has a table of five columns', () => {
    expect(render({})).toBe(
      'REPOSITORY   TAG       IMAGE ID       CREATED       SIZE\na            1         0123456789ab   2 hours ago   123MB\n',
    );
  });

  test('says N/A where there is no time', () => {
    expect(render({}, [sampleImage({ created: -62_135_596_800 })])).toContain(
      '   N/A       123MB\n',
    );
  });

  test('has raw records with an empty line behind each', () => {
    expect(render({ format: 'raw' })).toBe(
      'repository: a\ntag: 1\nimage_id: 0123456789ab\ncreated_at: 2026-11-20 13:00:00 +0000 UTC\nvirtual_size: 123MB\n\n',
    );
    expect(render({ format: 'raw', quiet: true })).toBe('image_id: 0123456789ab\n');
  });
});

describe('digests', () => {
  test.each([
    // Spelt in this way alone they are looked up.
    ['{{.Digest}}', false, `${DIGEST}\n`],
    ['{{ .Digest }}', false, '<none>\n'],
    ['{{ .Digest }}', true, `${DIGEST}\n`],
    ['table {{.Tag}}', true, `TAG       DIGEST\n1         ${DIGEST}\n`],
    ['table {{.Digest}}\\t{{.Tag}}', true, `DIGEST${' '.repeat(68)}TAG\n${DIGEST}   1\n`],
    ['{{.Tag}}', true, '1\n'],
  ])('by the format %j, asked for: %s', (format, digests, text) => {
    expect(render({ format, digests })).toBe(text);
  });

  test('have a column in the default table when they are asked for', () => {
    const [header = '', row = ''] = render({ digests: true }).split('\n');
    expect(header.split(/ {3,}/)).toEqual([
      'REPOSITORY',
      'TAG',
      'DIGEST',
      'IMAGE ID',
      'CREATED',
      'SIZE',
    ]);
    expect(row).toContain(DIGEST);
  });

  test('are not added to the format "table", which is the default', () => {
    expect(render({ format: 'table', digests: true })).toBe(render({ digests: true }));
  });

  test('of an image without tags show only when they are asked for', () => {
    const untagged = [sampleImage({ repoTags: [], repoDigests: [`a@${DIGEST}`] })];
    expect(render({ format: '{{.Repository}}|{{.Digest}}' }, untagged)).toBe('a|\n');
    expect(render({ format: '{{.Repository}}|{{.Digest}}', digests: true }, untagged)).toBe(
      `a|${DIGEST}\n`,
    );
  });
});
