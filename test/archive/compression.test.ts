import { execFileSync, spawnSync } from 'node:child_process';
import { gunzipSync, gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import {
  type Compression,
  decompress,
  detectCompression,
  gzip,
} from '../../src/archive/compression.ts';
import { IntegrityError, UnsupportedError } from '../../src/model/errors.ts';
import { zstdCompressSync } from '../engine/embedded/zstd-fixture.ts';

const PLAIN = Buffer.from(Array.from({ length: 1_000 }, (_, at) => (at * at) >>> 7));
const GZIP = gzipSync(PLAIN);
const ZSTD = zstdCompressSync(PLAIN);
/** "hello hello hello hello", packed by the zstd program, with a checksum. */
const HELLO_ZSTD = Buffer.from('KLUv/QRYZQAAMGhlbGxvIAEAmUsRF16uDQ==', 'base64');
const SKIPPABLE = Buffer.from([0x5a, 0x2a, 0x4d, 0x18, 3, 0, 0, 0, 7, 7, 7]);
const BZIP2 = Buffer.from('BZh91AY&SY----');
const XZ = Buffer.from([0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00, 0, 4]);

async function* inPieces(bytes: Uint8Array, length: number): AsyncGenerator<Uint8Array> {
  // One buffer for all: a piece is good until the next is asked for.
  const buffer = Buffer.alloc(length);
  for (let at = 0; at < bytes.length; at += length) {
    const piece = bytes.subarray(at, at + length);
    buffer.set(piece);
    yield buffer.subarray(0, piece.length);
  }
}

async function all(bytes: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const piece of bytes) parts.push(Buffer.from(piece));
  return Buffer.concat(parts);
}

function unpacked(bytes: Uint8Array, length = 1000): Promise<Buffer> {
  return all(decompress(inPieces(bytes, length)));
}

describe('detectCompression()', () => {
  test.each<readonly [string, Uint8Array, Compression]>([
    ['gzip', GZIP, 'gzip'],
    ['zstd', ZSTD, 'zstd'],
    ['zstd behind a frame to skip', SKIPPABLE, 'zstd'],
    ['bzip2', BZIP2, 'bzip2'],
    ['xz', XZ, 'xz'],
    ['gzip with another method than deflate', Buffer.from([0x1f, 0x8b, 9, 0, 0, 0, 0, 0]), 'none'],
    ['a frame to skip that is cut in its header', SKIPPABLE.subarray(0, 7), 'none'],
    ['the last of the sixteen marks of a frame to skip', marked(0x5f), 'zstd'],
    ['one more than that', marked(0x60), 'none'],
    ['part of a magic', ZSTD.subarray(0, 3), 'none'],
    ['text', Buffer.from('plain text'), 'none'],
    ['nothing', Buffer.alloc(0), 'none'],
  ])('tells of %s', (_, head, compression) => {
    expect(detectCompression(head)).toBe(compression);
  });
});

function marked(first: number): Buffer {
  const head = Buffer.from(SKIPPABLE);
  head[0] = first;
  return head;
}

describe('decompress()', () => {
  test.each<readonly [string, Buffer, Buffer]>([
    ['nothing', Buffer.alloc(0), Buffer.alloc(0)],
    ['less than a magic', Buffer.from('ab'), Buffer.from('ab')],
    ['plain content', PLAIN, PLAIN],
    ['gzip', GZIP, PLAIN],
    ['gzip of nothing', gzipSync(Buffer.alloc(0)), Buffer.alloc(0)],
    [
      'three members of gzip',
      Buffer.concat([GZIP, gzipSync('-'), GZIP]),
      joined(PLAIN, '-', PLAIN),
    ],
    ['zstd', ZSTD, PLAIN],
    ['zstd as a program makes it', HELLO_ZSTD, Buffer.from('hello hello hello hello')],
    [
      'three frames of zstd',
      Buffer.concat([ZSTD, HELLO_ZSTD, ZSTD]),
      joined(PLAIN, 'hello hello hello hello', PLAIN),
    ],
    ['zstd between frames to skip', Buffer.concat([SKIPPABLE, ZSTD, SKIPPABLE, SKIPPABLE]), PLAIN],
  ])('gives the plain bytes of %s, wherever the pieces end', async (_, packed, plain) => {
    for (const length of [1, 7, 512, packed.length, packed.length + 1].filter((it) => it > 0)) {
      expect((await unpacked(packed, length)).equals(plain)).toBe(true);
    }
  });

  test.each<readonly [string, Buffer, string]>([
    [
      'gzip and a word',
      Buffer.concat([GZIP, Buffer.from('garbage garbage')]),
      'gzip: invalid header',
    ],
    ['gzip and zeros', Buffer.concat([GZIP, Buffer.alloc(20)]), 'gzip: invalid header'],
    ['gzip and one byte', Buffer.concat([GZIP, Buffer.from('g')]), 'unexpected EOF'],
    ['gzip and half a header', Buffer.concat([GZIP, GZIP.subarray(0, 5)]), 'unexpected EOF'],
    ['gzip with a wrong sum', changed(GZIP, GZIP.length - 8), 'gzip: invalid checksum'],
    ['gzip with a wrong length', changed(GZIP, GZIP.length - 1), 'gzip: invalid checksum'],
    ['gzip with a block of no kind', noBlock(GZIP), 'flate: corrupt input: invalid block type'],
    [
      'zstd and a word',
      Buffer.concat([ZSTD, Buffer.from('garbage')]),
      'invalid input: magic number mismatch',
    ],
    [
      'a window of a terabyte',
      Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 0x00, 0xf0, 1, 0, 0]),
      'window size exceeded',
    ],
    [
      'one segment of a terabyte',
      Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 0xe0, 0, 0, 0, 0, 0, 1, 0, 0, 1, 0, 0]),
      'window size exceeded',
    ],
    [
      'a large window behind a small one',
      Buffer.concat([HELLO_ZSTD, Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 0x00, 0xa8, 1, 0, 0])]),
      'window size exceeded',
    ],
  ])('refuses %s, wherever the pieces end', async (_, packed, message) => {
    for (const length of [1, 7, GZIP.length, packed.length]) {
      const failure = await failureOf(unpacked(packed, length));
      expect(failure).toBeInstanceOf(IntegrityError);
      expect(failure).toHaveProperty('message', message);
    }
  });

  test.each([
    ['gzip', gzipSync('hello hello hello hello'), 3],
    ['zstd', HELLO_ZSTD, 4],
  ])('refuses %s that is cut, at every place', async (_, packed, from) => {
    for (let length = from; length < packed.length; length += 1) {
      const failure = await failureOf(unpacked(packed.subarray(0, length)));
      expect([length, failure]).toEqual([length, new IntegrityError('unexpected EOF')]);
    }
  });

  test.each([
    ['bzip2', BZIP2],
    ['xz', XZ],
  ])('names the program that unpacks %s', async (name, packed) => {
    const failure = await failureOf(unpacked(packed));
    expect(failure).toBeInstanceOf(UnsupportedError);
    expect(failure).toHaveProperty('message', expect.stringContaining(`"${name} -dc"`));
  });

  test.each([
    ['plain content', PLAIN],
    ['gzip', GZIP],
    ['zstd', ZSTD],
  ])('passes on what the input itself fails with, in %s', async (_, packed) => {
    // A code of zlib's, which is not the business of who reads here.
    const broken = Object.assign(new Error('the disk is gone'), { code: 'Z_BUF_ERROR' });
    async function* input(): AsyncGenerator<Uint8Array> {
      yield packed.subarray(0, 200);
      throw broken;
    }
    expect(await failureOf(all(decompress(input())))).toBe(broken);
  });

  test.each([
    ['plain content', PLAIN],
    ['gzip', gzipSync(Buffer.alloc(3_000_000))],
    ['zstd', repeatedByte(40)],
    ['bzip2', BZIP2],
    ['xz', XZ],
  ])('closes the input when its reader leaves, or cannot begin, in %s', async (_, packed) => {
    let isClosed = false;
    async function* input(): AsyncGenerator<Uint8Array> {
      try {
        yield packed;
        yield packed;
      } finally {
        isClosed = true;
      }
    }
    await failureOf(leaveAtOnce(decompress(input())));
    expect(isClosed).toBe(true);
  });
});

async function leaveAtOnce(bytes: AsyncIterable<Uint8Array>): Promise<void> {
  for await (const _ of bytes) return;
}

describe('decompress() holds little in memory', () => {
  test.each([
    ['gzip', () => gzipSync(Buffer.alloc(60_000_000), { level: 1 })],
    ['zstd', () => repeatedByte(4000)],
  ])('when a few bytes of %s become very many', async (_, pack) => {
    const packed = pack();
    const before = process.memoryUsage().arrayBuffers;
    let [length, most, peak] = [0, 0, 0];
    for await (const piece of decompress(inPieces(packed, packed.length))) {
      length += piece.length;
      most = Math.max(most, piece.length);
      peak = Math.max(peak, process.memoryUsage().arrayBuffers - before);
      if (length > 30_000_000) break;
    }
    expect(length).toBeGreaterThan(30_000_000);
    expect(most).toBeLessThanOrEqual(1024 * 1024);
    expect(peak).toBeLessThan(150_000_000);
  });

  test.each([
    ['gzip', gzipSync(Buffer.alloc(200_000, 'x'))],
    ['zstd', repeatedByte(3)],
  ])('when nobody reads on, no more of the input in %s is asked for', async (_, packed) => {
    const asked = { now: 0 };
    async function* input(): AsyncGenerator<Uint8Array> {
      for (;;) {
        asked.now += 1;
        yield packed;
      }
    }
    const pieces = decompress(input())[Symbol.asyncIterator]();
    await pieces.next();
    for (let before = 0; before < asked.now && asked.now < 50; ) {
      before = asked.now;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    expect(asked.now).toBeLessThan(50);
    await pieces.return?.(undefined);
  });
});

/** A frame of zstd with blocks of 128 KiB, each of four bytes. */
function repeatedByte(blocks: number): Buffer {
  const parts = Array.from({ length: blocks }, (_, at) => {
    const block = Buffer.alloc(4);
    block.writeUIntLE(((128 * 1024) << 3) | 2 | (at === blocks - 1 ? 1 : 0), 0, 3);
    return block;
  });
  return Buffer.concat([Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 0x00, 0x38]), ...parts]);
}

describe('gzip()', () => {
  test('packs the same to the same bytes, with neither name nor date', async () => {
    const packed = await all(gzip(inPieces(PLAIN, 1000)));
    expect(packed.subarray(0, 8)).toEqual(Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0]));
    expect(gunzipSync(packed).equals(PLAIN)).toBe(true);
    expect((await all(gzip(inPieces(PLAIN, 1000)))).equals(packed)).toBe(true);
  });

  test('packs nothing to an empty member', async () => {
    expect(gunzipSync(await all(gzip(inPieces(PLAIN.subarray(0, 0), 1))))).toHaveLength(0);
  });
});

const hasZstd = spawnSync('zstd', ['--version']).status === 0;
test.skipIf(!hasZstd).each([['-1'], ['-9'], ['--no-check'], ['--no-content-size']])(
  'decompress() unpacks what zstd %s packs',
  async (...flags) => {
    const options = { input: PLAIN };
    const packed = execFileSync('zstd', ['-q', '-c', ...flags], options);
    const twice = Buffer.concat([packed, packed]);
    expect((await unpacked(twice, 999)).equals(Buffer.concat([PLAIN, PLAIN]))).toBe(true);
  },
);

function joined(...parts: readonly (Buffer | string)[]): Buffer {
  return Buffer.concat(parts.map((part) => Buffer.from(part)));
}

function changed(bytes: Buffer, at: number): Buffer {
  const copy = Buffer.from(bytes);
  copy[at] = (copy[at] ?? 0) ^ 0xff;
  return copy;
}

/** The kinds 0 to 2 exist. */
function noBlock(bytes: Buffer): Buffer {
  const copy = Buffer.from(bytes);
  copy[10] = 3 << 1;
  return copy;
}

function failureOf(work: Promise<unknown>): Promise<unknown> {
  return work.then(
    () => null,
    (error: unknown) => error,
  );
}
