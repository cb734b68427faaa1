import { describe, expect, test } from 'vitest';
import {
  imageColumns,
  imageColumnsWithDigests,
  usageImageColumns,
} from '../../src/format/image-columns.ts';
import type { ImageSummary } from '../../src/model/image.ts';
import type { RowStyle } from '../../src/format/row-style.ts';
import { HEX, NOW, sampleImage, sampleStyle } from './samples.ts';

const YEAR_1 = -62_135_596_800;

function cell(
  name: keyof typeof imageColumns.columns,
  over: Partial<ImageSummary>,
  style: Partial<RowStyle> = {},
): unknown {
  const row = { image: sampleImage(over), repository: 'acme/web', tag: '1.0', digest: '<none>' };
  return imageColumns.columns[name].value(row, sampleStyle(style));
}

describe('columns of images', () => {
  test.each([
    ['ID', {}, '0123456789ab'],
    ['ID', { id: 'sha256:abc' }, 'abc'],
    ['ID', { id: '' }, ''],
    ['Repository', {}, 'acme/web'],
    ['Tag', {}, '1.0'],
    ['Digest', {}, '<none>'],
    ['CreatedSince', {}, '2 hours ago'],
    ['CreatedSince', { created: 0 }, '56 years ago'],
    ['CreatedSince', { created: NOW.getTime() / 1000 + 99 }, 'Less than a second ago'],
    ['CreatedSince', { created: YEAR_1 }, ''],
    ['CreatedAt', {}, '2026-11-20 13:00:00 +0000 UTC'],
    ['Size', {}, '123MB'],
    ['VirtualSize', {}, '123.5MB'],
    ['SharedSize', {}, 'N/A'],
    ['SharedSize', { sharedSize: 0 }, '0B'],
    ['UniqueSize', {}, 'N/A'],
    ['UniqueSize', { sharedSize: 3_456_789 }, '120MB'],
    ['UniqueSize', { size: -1, sharedSize: 1 }, 'N/A'],
    ['Size', { size: -1 }, '-1B'],
    ['Containers', {}, 'N/A'],
    ['Containers', { containers: 0 }, '0'],
  ] as const)('%s of %j is %j', (name, over, shown) => {
    expect(cell(name, over)).toBe(shown);
  });

  test('an ID may be shown in full', () => {
    expect(cell('ID', {}, { truncate: false })).toBe(`sha256:${HEX}`);
  });

  test('times are told in the zone of the list', () => {
    const zone = { at: () => ({ offset: -18_000, abbreviation: 'EST' }) };
    expect(cell('CreatedAt', {}, { zone })).toBe('2026-11-20 08:00:00 -0500 EST');
  });
});

test('lists with digests and of disk usage differ in their tables alone', () => {
  expect(imageColumnsWithDigests.table).toEqual([
    'Repository',
    'Tag',
    'Digest',
    'ID',
    'CreatedSince',
    'Size',
  ]);
  expect(usageImageColumns.table.slice(-3)).toEqual(['SharedSize', 'UniqueSize', 'Containers']);
  expect([imageColumnsWithDigests.names, usageImageColumns.names]).toEqual([
    imageColumns.names,
    imageColumns.names,
  ]);
});
