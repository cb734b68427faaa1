import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { measureLayer } from '../../src/archive/measure-layer.ts';
import { digestOf } from '../../src/model/digest-of.ts';
import { zstdCompressSync } from '../engine/embedded/zstd-fixture.ts';
import { makeTar, type TarFile } from '../make/make-tar.ts';

async function* inPieces(bytes: Uint8Array, length = 10_000): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += length) yield bytes.subarray(at, at + length);
}

function file(name: string, size: number): TarFile {
  return { name, content: Buffer.alloc(size, 'x') };
}

function bare(name: string, flag: string, linkName = ''): TarFile {
  return { name, flag, linkName, content: Buffer.alloc(0) };
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
    [
      'the later of two of one name counts',
      [file('a', 10), file('./a', 4), bare('a', '5')].slice(0, 2),
      4,
    ],
    ['a file that a folder takes the place of is gone', [file('a', 10), bare('a/', '5')], 0],
  ])('%s', async (_, files, size) => {
    expect(await sizeOf(...files)).toBe(size);
  });

  test('ten thousand files are all counted', async () => {
    const files = Array.from({ length: 10_000 }, (_, at) => file(`dir${at % 10}/file-${at}`, 1));
    expect(await sizeOf(...files)).toBe(10_000);
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
      /window|zstd|EOF/,
    ],
    ['no tar', Buffer.alloc(3000, 'x'), /invalid tar header/],
  ])('refuses %s', async (_, bytes, message) => {
    await expect(measureLayer(inPieces(bytes))).rejects.toThrow(message);
    await expect(measureLayer(inPieces(bytes, 3))).rejects.toThrow(message);
  });

  test('a few bytes that become too many end at the limit', async () => {
    const bomb = gzipSync(Buffer.alloc(50_000_000));
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
