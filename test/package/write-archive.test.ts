import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, inflateRawSync } from 'node:zlib';
import { unpackTar } from 'modern-tar';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { linkTo, type ShippedFile, textFile } from '../../script/package/shipped-file.ts';
import { writeArchive } from '../../script/package/write-archive.ts';

const FILES: readonly ShippedFile[] = [
  textFile('share/doc/README', 'read me\n'),
  { path: 'bin/run', mode: 0o755, content: () => Buffer.from('program') },
];
const DATE = Date.UTC(2026, 10, 21, 8, 19, 26) / 1000;

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'write-archive-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

async function write(name: string, files: readonly ShippedFile[] = FILES): Promise<Buffer> {
  const outfile = join(folder, name);
  await writeArchive(files, { outfile, folder: 'made-1.0', date: DATE });
  return readFileSync(outfile);
}

test('a tar.gz has one folder, all that is in between, and one date, owned by root', async () => {
  const members = await unpackTar(gunzipSync(await write('made.tar.gz')));
  expect(members.map(({ header: { name, mode } }) => [name, mode])).toEqual([
    ['made-1.0/', 0o755],
    ['made-1.0/bin/', 0o755],
    ['made-1.0/share/', 0o755],
    ['made-1.0/share/doc/', 0o755],
    ['made-1.0/bin/run', 0o755],
    ['made-1.0/share/doc/README', 0o644],
  ]);
  for (const { header } of members) {
    expect(header).toMatchObject({ mtime: new Date(DATE * 1000), uid: 0, gid: 0 });
  }
  expect(Buffer.from(members.at(-1)?.data ?? []).toString()).toBe('read me\n');
});

test('a tar.gz has links', async () => {
  const bytes = await write('made.tar.gz', [...FILES, linkTo('../bin/run', 'lib/plugin')]);
  const members = await unpackTar(gunzipSync(bytes));
  expect(members.find(({ header }) => header.type === 'symlink')?.header).toMatchObject({
    name: 'made-1.0/lib/plugin',
    linkname: '../bin/run',
  });
});

test.each(['made.tar.gz', 'made.zip'])(
  'the order of the files does not matter: %s',
  async (name) => {
    expect(await write(name)).toEqual(await write(`again-${name}`, FILES.toReversed()));
  },
);

test('a zip has for each file its content, checksum, mode and date', async () => {
  const bytes = await write('made.zip');
  const end = bytes.subarray(-22);
  expect(end.readUInt32LE(0)).toBe(0x06054b50);
  expect(end.readUInt16LE(10)).toBe(2);
  const entry = bytes.subarray(end.readUInt32LE(16));
  expect(entry.readUInt32LE(0)).toBe(0x02014b50);
  expect(entry.toString('latin1', 46, 46 + entry.readUInt16LE(28))).toBe('made-1.0/bin/run');
  expect(entry.readUInt32LE(38) >>> 16).toBe(0o100755);
  expect(entry.readUInt16LE(12)).toBe((8 << 11) | (19 << 5) | 13);
  expect(entry.readUInt16LE(14)).toBe((46 << 9) | (11 << 5) | 21);
  expect(entry.readUInt32LE(16)).toBe(0x92ed7784);
  const local = bytes.subarray(entry.readUInt32LE(42));
  const at = 30 + local.readUInt16LE(26);
  const packed = local.subarray(at, at + entry.readUInt32LE(20));
  expect(inflateRawSync(packed).toString()).toBe('program');
});
