import { describe, expect, test } from 'vitest';
import { type ImageListOptions, startImageList } from '../../src/format/image-list.ts';
import { type PaintLine, startPaintedImageList } from '../../src/format/painted-list.ts';
import type { ListRendering } from '../../src/format/render-list.ts';
import { fromBytes } from '../../src/go/go-string.ts';
import type { ImageSummary } from '../../src/model/image.ts';
import { sampleImage, sampleStyle } from './samples.ts';

const mark: PaintLine = (style, text) => `<${style}>${text}</>`;
const IMAGES = [
  sampleImage({ repoTags: ['a:1', 'long-name:1'] }),
  sampleImage({ repoTags: [], repoDigests: [] }),
  sampleImage({ repoTags: [], repoDigests: [`b@sha256:${'b'.repeat(64)}`] }),
  sampleImage({ repoTags: ['c:1'] }),
];

function options(over: Partial<ImageListOptions> = {}): ImageListOptions {
  return { format: '', quiet: false, digests: false, style: sampleStyle(), ...over };
}

function textOf(list: ListRendering<ImageSummary>): string {
  list.add(IMAGES);
  return Array.from(list.finish(), fromBytes).join('');
}

function painted(over: Partial<ImageListOptions> = {}): string {
  return textOf(startPaintedImageList(options(over), mark));
}

describe('a painted list', () => {
  test('has bold titles, and images without a tag are dim', () => {
    expect(painted({ format: 'table {{.Repository}}\t{{.Tag}}' })).toBe(
      [
        '<bold>REPOSITORY   TAG</>',
        'a            1',
        'long-name    1',
        '<dim><none>       <none></>',
        '<dim>b            <none></>',
        'c            1',
        '',
      ].join('\n'),
    );
  });

  test.each<Partial<ImageListOptions>>([
    {},
    { digests: true },
    { format: 'table' },
    { format: 'table {{.ID}}\\n{{.Tag}}' },
    { format: 'table {{.ID}}\\f{{.Tag}}\\t' },
    { format: 'table\\n\\n' },
    { quiet: true },
    { format: 'json' },
    { format: 'raw' },
    { format: '{{.ID}}' },
    { format: '' },
  ])('without its paint is what it was: %j', (over) => {
    const plain = textOf(startImageList(options(over)));
    expect(painted(over).replaceAll(/<(?:bold|dim)>|<\/>/g, '')).toBe(plain);
  });

  test.each<Partial<ImageListOptions>>([
    { quiet: true },
    { format: 'json' },
    { format: '{{.ID}}' },
  ])('is painted only as a table, not with %j', (over) => {
    expect(painted(over)).not.toMatch(/<\/>/);
  });

  test('keeps to its rows when they have several lines', () => {
    const rows = painted({ format: 'table {{.Repository}}\\n{{.Tag}}' }).split('\n');
    const looks = rows.map((row) => /^<(bold|dim)>/.exec(row)?.[1] ?? '-');
    expect(looks.join(' ')).toBe('bold bold - - - - dim dim dim dim - - -');
  });

  test('tells what is wrong with a template', () => {
    expect(() => painted({ format: 'table {{.Nope}}' })).toThrow('template parsing error');
  });
});
