import { describe, expect, test } from 'vitest';
import {
  defineColumns,
  FormatError,
  formatImages,
  formatList,
  humanDuration,
  humanSize,
  type ImageSummary,
} from '../../src/format/public.ts';

interface Disk {
  readonly name: string;
  readonly bytes: number;
}

const disks: readonly Disk[] = [
  { name: 'sda', bytes: 512_110_190_592 },
  { name: 'nvme0n1-of-the-large-machine', bytes: 999_999 },
];

const columns = defineColumns({
  goType: 'Disk',
  columns: {
    Name: { header: 'NAME', value: ({ name }: Disk) => name },
    Size: { header: 'SIZE', value: ({ bytes }: Disk) => humanSize(bytes, 3) },
  },
  table: ['Name', 'Size'],
  quiet: 'Name',
});

const image: ImageSummary = {
  id: `sha256:${'0123456789abcdef'.repeat(4)}`,
  repoTags: ['acme/web:1.0', 'acme/web:latest'],
  repoDigests: [`acme/web@sha256:${'a'.repeat(64)}`],
  created: Date.UTC(2026, 10, 20, 12) / 1000,
  size: 123_456_789,
  sharedSize: -1,
  containers: -1,
  manifests: null,
};
const now = new Date('2026-11-20T15:00:00Z');

describe('formatList()', () => {
  test('draws the default table', () => {
    expect(formatList(disks, columns)).toBe(
      [
        'NAME                           SIZE',
        'sda                            512GB',
        'nvme0n1-of-the-large-machine   1e+03kB',
        '',
      ].join('\n'),
    );
  });

  test.each([
    ['json', '{"Name":"sda","Size":"512GB"}\n'],
    ['{{.Name}}={{.Size}}', 'sda=512GB\n'],
    ['table {{upper .Name}}\\t{{.Size}}', 'NAME      SIZE\nSDA       512GB\n'],
  ])('writes rows by the format %s', (format, text) => {
    expect(formatList(disks.slice(0, 1), columns, { format })).toBe(text);
  });

  test('writes one column when it is to be quiet', () => {
    expect(formatList(disks.slice(0, 1), columns, { quiet: true })).toBe('sda\n');
  });

  test('throws a FormatError that knows the place', () => {
    const position: unknown = expect.objectContaining({ line: 1, column: 3 });
    const format = 'x{{.Nope}}';
    expect(() => formatList(disks, columns, { format })).toThrow(
      expect.objectContaining({ constructor: FormatError, cause: position }),
    );
  });
});

describe('formatImages()', () => {
  test('has a row for each tag', () => {
    expect(formatImages([image], { now, timeZone: 'UTC' })).toBe(
      [
        'REPOSITORY   TAG       IMAGE ID       CREATED       SIZE',
        'acme/web     1.0       0123456789ab   3 hours ago   123MB',
        'acme/web     latest    0123456789ab   3 hours ago   123MB',
        '',
      ].join('\n'),
    );
  });

  test('tells times in the zone it is given', () => {
    expect(formatImages([image], { format: '{{.CreatedAt}}', timeZone: 'Asia/Tokyo' })).toBe(
      '2026-11-20 21:00:00 +0900 JST\n'.repeat(2),
    );
  });

  test('adds digests, and IDs in full', () => {
    const options = { format: '{{.ID}} {{.Digest}}', digests: true, truncate: false };
    expect(formatImages([{ ...image, repoTags: ['acme/web:1.0'] }], options)).toBe(
      `${image.id} sha256:${'a'.repeat(64)}\n`,
    );
  });

  test('shows control characters on request', () => {
    const odd = { ...image, id: 'x\u001b[31m', repoTags: ['a:1'], repoDigests: [] };
    expect(formatImages([odd], { format: '{{.ID}}', escapeControls: true })).toBe('x\\x1b[31m\n');
  });
});

test('sizes and ages are docker’s', () => {
  expect([humanSize(1_234_567, 4), humanDuration(5400)]).toEqual(['1.235MB', '2 hours']);
});
