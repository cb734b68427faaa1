import { execFileSync, spawnSync } from 'node:child_process';
import {
  linkSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, test } from 'vitest';
import { LayerMeter, measureLayer } from '../../src/archive/measure-layer.ts';
import { digestOf } from '../../src/model/digest-of.ts';
import { zstdCompressSync } from '../engine/embedded/zstd-fixture.ts';
import { IntegrityError } from '../../src/model/errors.ts';
import { makeHeader, makeTar, type TarFile, withChecksum } from '../make/make-tar.ts';
import { paxText } from './pax-text.ts';

async function* inPieces(bytes: Uint8Array, length = 10_000): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += length) yield bytes.subarray(at, at + length);
}

function file(name: string, size: number): TarFile {
  return { name, content: Buffer.alloc(size, 'x') };
}

function bare(name: string, flag: string, linkName = ''): TarFile {
  return { name, flag, linkName, content: Buffer.alloc(0) };
}

/** Claims 64 GiB, of which nothing follows. */
function sized(name: string, flag: string): TarFile {
  return { name, flag, content: Buffer.alloc(0), size: '777777777777' };
}

function pax(records: Readonly<Record<string, string>>): TarFile {
  return { name: 'pax', flag: 'x', content: Buffer.from(paxText(records)) };
}

async function sizeOf(...files: readonly TarFile[]): Promise<number> {
  return (await measureLayer(inPieces(makeTar(files)))).size;
}

describe('the size of a layer is what overlayfs would take', () => {
  test.each<readonly [string, readonly TarFile[], number]>([
    ['files count in full', [file('a', 10), file('b/c', 5)], 15],
    ['folders, devices and pipes do not', [bare('d/', '5'), bare('n', '3'), bare('p', '6')], 0],
    ['a second name of a file does not', [file('a', 10), bare('h', '1', 'a')], 10],
    ['a symbolic link counts the bytes of where it leads', [bare('s', '2', 'där')], 4],
    ['a whiteout does not count', [file('.wh.a', 3), file('x/.wh..wh..opq', 3)], 0],
    ['the later of two of one name counts', [file('a', 10), file('a', 4)], 4],
    [
      'a name is what a path leads to',
      [file('a', 10), file('./a', 4), file('/a', 5), file('b/../a', 6), file('.//a', 7)],
      7,
    ],
    ['dots in a name are nothing special', [file('a.', 1), file('.b', 2), file('...', 4)], 7],
    ['a link in place of a file has its own size', [file('a', 10), bare('a', '2', 'bc')], 2],
    [
      'what is in a folder named like a whiteout counts',
      [bare('.wh.d/', '5'), file('.wh.d/f', 9)],
      9,
    ],
    ['a name with the mark of whiteouts further in is a file', [file('a.wh.b', 3)], 3],
    [
      'sizes of folders and links are nothing',
      [sized('d/', '5'), sized('h', '1'), sized('p', '6')],
      0,
    ],
    ['a record says another size than the header', [pax({ size: '0' }), sized('a', '0')], 0],
    ['a file that a folder takes the place of is gone', [file('a', 10), bare('a/', '5')], 0],
  ])('%s', async (_, files, size) => {
    expect(await sizeOf(...files)).toBe(size);
  });

  test('three thousand files are all counted', async () => {
    const files = Array.from({ length: 3000 }, (_, at) => file(`dir${at % 10}/file-${at}`, 1));
    expect(await sizeOf(...files)).toBe(3000);
  });
});

const DATA = Buffer.alloc(512, 'd');
const MAP = Buffer.from('1\n0\n512\n'.padEnd(512, '\0'));
describe('a file with holes counts in full', () => {
  test.each<readonly [string, Readonly<Record<string, string>>, Buffer, number]>([
    [
      'in the first version of PAX',
      {
        'GNU.sparse.size': '4096',
        'GNU.sparse.numblocks': '1',
        'GNU.sparse.offset': '0',
        'GNU.sparse.numbytes': '512',
      },
      DATA,
      4096,
    ],
    [
      'in the second',
      { 'GNU.sparse.size': '4096', 'GNU.sparse.name': 'f', 'GNU.sparse.map': '0,512' },
      DATA,
      4096,
    ],
    [
      'in the third',
      {
        'GNU.sparse.major': '1',
        'GNU.sparse.minor': '0',
        'GNU.sparse.name': 'f',
        'GNU.sparse.realsize': '4096',
      },
      Buffer.concat([MAP, DATA]),
      4096,
    ],
    [
      'but not in a version that nobody knows',
      { 'GNU.sparse.major': '9', 'GNU.sparse.minor': '9', 'GNU.sparse.realsize': '4096' },
      DATA,
      512,
    ],
    ['but not without a map', { 'GNU.sparse.size': '4096' }, DATA, 512],
  ])('%s', async (_, records, content, size) => {
    expect(await sizeOf(pax(records), { name: 'f', content })).toBe(size);
  });

  test('under its own name', async () => {
    const records = { 'GNU.sparse.major': '1', 'GNU.sparse.minor': '0', 'GNU.sparse.name': 'f' };
    const sparse = pax({ ...records, 'GNU.sparse.realsize': '9' });
    expect(await sizeOf(file('f', 100), sparse, { name: 'GNUSparseFile.1/f', content: MAP })).toBe(
      9,
    );
  });

  test('in the way of old GNU, which says it in the header', async () => {
    const header = makeHeader({ name: 'f', flag: 'S', magic: 'ustar  \0', content: DATA });
    header.write('00000010000\0', 483);
    const layer = Buffer.concat([withChecksum(header), DATA]);
    expect((await measureLayer(inPieces(layer))).size).toBe(4096);
  });
});

const hasGnuTar = /GNU/.test(String(spawnSync('tar', ['--version']).stdout));
describe.skipIf(!hasGnuTar)(
  'measureLayer() agrees with the files that the tar program packed',
  () => {
    const folder = mkdtempSync(join(tmpdir(), 'layer-'));
    afterAll(() => rmSync(folder, { recursive: true }));
    mkdirSync(join(folder, 'files/deep/'.concat('d'.repeat(120))), { recursive: true });
    writeFileSync(join(folder, 'files/small'), 'x'.repeat(1234));
    linkSync(join(folder, 'files/small'), join(folder, 'files/second'));
    symlinkSync('ünd'.repeat(60), join(folder, 'files/soft'));
    writeFileSync(join(folder, 'files/deep', 'd'.repeat(120), 'f'.repeat(120)), 'y'.repeat(99));
    writeFileSync(join(folder, 'files/holes'), 'begin');
    truncateSync(join(folder, 'files/holes'), 3_000_000);
    const size = 1234 + 60 * 4 + 99 + 3_000_000;

    test.each([
      ['gnu', ['--format=gnu']],
      ['gnu, sparse', ['--format=gnu', '-S']],
      ['oldgnu, sparse', ['--format=oldgnu', '-S']],
      ['pax', ['--format=pax']],
      ['pax, sparse 0.0', ['--format=pax', '-S', '--sparse-version=0.0']],
      ['pax, sparse 0.1', ['--format=pax', '-S', '--sparse-version=0.1']],
      ['pax, sparse 1.0', ['--format=pax', '-S', '--sparse-version=1.0']],
    ])('%s', async (_, flags) => {
      const tar = execFileSync('tar', [...flags, '-C', folder, '-cf', '-', 'files'], {
        maxBuffer: 2 ** 24,
      });
      const facts = { diffId: digestOf(tar), tarSize: tar.length, size, entries: 8 };
      expect(await measureLayer(inPieces(tar, 4099))).toEqual(facts);
    });
  },
);

describe('LayerMeter', () => {
  test('tells at once what is no layer', () => {
    expect(() => new LayerMeter().write(Buffer.alloc(512, 'x'))).toThrow(IntegrityError);
  });

  test('counts a size of eight petabytes, and then misses what should follow', () => {
    const header = makeHeader({ name: 'a', content: Buffer.alloc(0) });
    header.fill(0, 124, 136);
    header.writeUInt32BE(0x1f_ffff, 128);
    header.writeUInt32BE(0xffff_ffff, 132);
    header[124] = 0x80;
    const meter = new LayerMeter();
    meter.write(withChecksum(header));
    expect(() => meter.finish()).toThrow('unexpected EOF');
  });

  test('gives the digest of everything, with what follows the end', () => {
    const bytes = Buffer.concat([makeTar([file('a', 1)]), Buffer.alloc(700, 'z')]);
    const meter = new LayerMeter();
    meter.write(bytes);
    expect(meter.finish()).toEqual({
      diffId: digestOf(bytes),
      tarSize: bytes.length,
      size: 1,
      entries: 1,
    });
  });
});

describe('measureLayer()', () => {
  const tar = makeTar([file('a', 3000)]);
  const facts = { diffId: digestOf(tar), tarSize: tar.length, size: 3000, entries: 1 };

  test.each([
    ['plain', tar],
    ['gzip', gzipSync(tar)],
    [
      'several members of gzip',
      Buffer.concat([gzipSync(tar.subarray(0, 100)), gzipSync(tar.subarray(100))]),
    ],
    ['zstd', zstdCompressSync(tar)],
  ])('tells the same of a layer in %s', async (_, bytes) => {
    expect(await measureLayer(inPieces(bytes))).toEqual(facts);
    expect(await measureLayer(inPieces(bytes, 1))).toEqual(facts);
  });

  test.each<readonly [string, Buffer, RegExp]>([
    ['cut gzip', gzipSync(tar).subarray(0, 40), /unexpected EOF/],
    ['gzip with another sum', wrongSum(gzipSync(tar)), /gzip: invalid checksum/],
    [
      'gzip and garbage',
      Buffer.concat([gzipSync(tar), Buffer.from('garbage')]),
      /gzip: invalid header/,
    ],
    ['cut zstd', zstdCompressSync(tar).subarray(0, 900), /EOF/],
    [
      'zstd that wants a terabyte',
      Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 0x00, 0xf8, 0, 0, 0]),
      /^window size exceeded$/,
    ],
    ['no tar', Buffer.alloc(3000, 'x'), /invalid tar header/],
  ])('refuses %s', async (_, bytes, message) => {
    await expect(measureLayer(inPieces(bytes))).rejects.toThrow(message);
    await expect(measureLayer(inPieces(bytes, 3))).rejects.toThrow(message);
  });

  test('a few bytes that become too many end at the limit', async () => {
    const bomb = gzipSync(Buffer.alloc(30_000_000), { level: 1 });
    const before = process.memoryUsage().rss;
    const work = measureLayer(inPieces(bomb), { tarSize: 20_000_000, entries: 10 });
    await expect(work).rejects.toThrow('the layer is larger than 20000000 bytes');
    expect(process.memoryUsage().rss - before).toBeLessThan(60_000_000);
  });

  test('too many files end at the limit', async () => {
    const many = makeTar(Array.from({ length: 20 }, (_, at) => file(`f${at}`, 0)));
    await expect(measureLayer(inPieces(many), { tarSize: 1e9, entries: 10 })).rejects.toThrow(
      'the layer has more than 10 files',
    );
  });
});

function wrongSum(packed: Buffer): Buffer {
  const copy = Buffer.from(packed);
  copy[copy.length - 8] = (copy[copy.length - 8] ?? 0) ^ 0xff;
  return copy;
}
