import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync, linkSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readTar } from '../../src/archive/read-tar.ts';
import { makeEntry, makeHeader, makeTar, type TarFile, withChecksum } from '../make/make-tar.ts';
import { paxText } from './pax-text.ts';

interface Seen {
  readonly name: string;
  readonly kind: string;
  readonly size: number;
  readonly linkName: string;
  readonly content: string;
}

async function* inPieces(bytes: Uint8Array, length: number): AsyncGenerator<Uint8Array> {
  // One buffer for all: a piece is good until the next is asked for.
  const buffer = Buffer.alloc(length);
  for (let at = 0; at < bytes.length; at += length) {
    const piece = bytes.subarray(at, at + length);
    buffer.set(piece);
    yield buffer.subarray(0, piece.length);
  }
}

async function read(bytes: Uint8Array, piece = 4096): Promise<readonly Seen[]> {
  const entries: Seen[] = [];
  for await (const { name, kind, size, linkName, content } of readTar(inPieces(bytes, piece))) {
    let text = '';
    for await (const part of content) text += Buffer.from(part).toString('latin1');
    entries.push({ name, kind, size, linkName, content: text });
  }
  return entries;
}

function pax(records: Readonly<Record<string, string>>, flag = 'x'): TarFile {
  return { name: 'pax', flag, content: Buffer.from(paxText(records)) };
}

const FILE: TarFile = { name: 'a', content: Buffer.from('hello') };

describe('readTar()', () => {
  test('reads the same wherever the pieces end', async () => {
    const archive = makeTar([
      FILE,
      pax({ path: 'långt' }),
      { name: 'b', content: Buffer.alloc(700, 'x') },
    ]);
    const whole = await read(archive, archive.length);
    expect(whole.map(({ name, size }) => [name, size])).toEqual([
      ['a', 5],
      ['långt', 700],
    ]);
    for (let piece = 1; piece < 600; piece += 7) expect(await read(archive, piece)).toEqual(whole);
  });

  test('knows each kind of entry', async () => {
    const archive = makeTar([
      { name: 'd/', content: Buffer.alloc(0), flag: '5' },
      { name: 's', content: Buffer.alloc(0), flag: '2', linkName: 'a' },
      { name: 'h', content: Buffer.alloc(0), flag: '1', linkName: 'a' },
      { name: 'c', content: Buffer.alloc(0), flag: '3' },
      { name: 'p', content: Buffer.alloc(0), flag: '6' },
      { name: 'old', content: Buffer.from('1'), flag: '\0', magic: '' },
      { name: 'olddir/', content: Buffer.alloc(0), flag: '\0', magic: '' },
    ]);
    expect((await read(archive)).map(({ kind }) => kind)).toEqual([
      'directory',
      'symlink',
      'link',
      'other',
      'other',
      'file',
      'directory',
    ]);
  });

  test('takes names and sizes from the notes of PAX and GNU', async () => {
    const long = 'n'.repeat(300);
    const archive = makeTar([
      pax({ path: long, size: '5', comment: 'none' }),
      { ...FILE, size: '00000000000\0' },
      { name: '././@LongLink', flag: 'L', content: Buffer.from(`${long}g\0`) },
      { name: '././@LongLink', flag: 'K', content: Buffer.from(`${long}k\0`) },
      { name: 'x', flag: '2', content: Buffer.alloc(0) },
      FILE,
    ]);
    expect(await read(archive)).toMatchObject([
      { name: long, size: 5, content: 'hello' },
      { name: `${long}g`, linkName: `${long}k` },
      { name: 'a', linkName: '' },
    ]);
  });

  test('heeds notes as Go does', async () => {
    const archive = makeTar([
      // What is meant for all entries is for none.
      pax({ path: 'global', size: '1' }, 'g'),
      FILE,
      // Nothing takes back nothing.
      pax({ path: '', size: '' }),
      FILE,
      // GNU's name wins, wherever it stands; the later of two of one kind too.
      { name: 'l', flag: 'L', content: Buffer.from('gnu\0ignored') },
      pax({ path: 'lost' }),
      pax({ path: 'pax' }),
      FILE,
      pax({ path: 'pax' }),
      FILE,
    ]);
    expect((await read(archive)).map(({ name, content }) => name + content)).toEqual([
      'ahello',
      'ahello',
      'gnuhello',
      'paxhello',
    ]);
  });

  test('only the oldest tars mark a folder by the end of its name', async () => {
    const archive = makeTar([
      { ...FILE, name: 'a/' },
      { name: 'b/', content: Buffer.alloc(0), flag: '\0', size: '00000001000\0' },
      FILE,
    ]);
    expect((await read(archive)).map(({ kind, size }) => `${kind} ${size}`)).toEqual([
      'file 5',
      'directory 0',
      'file 5',
    ]);
  });

  test('nothing follows a link, whatever size it claims', async () => {
    const link = {
      name: 'h',
      flag: '1',
      linkName: 'a',
      content: Buffer.alloc(0),
      size: '00000001000\0',
    };
    expect((await read(makeTar([link, FILE]))).map(({ size }) => size)).toEqual([0, 5]);
  });

  test('passes over the maps of holes that need more than one block', async () => {
    const header = makeHeader({ ...FILE, flag: 'S', magic: 'ustar  \0' });
    header[482] = 1;
    const [more, last] = [Buffer.alloc(512, 1), Buffer.alloc(512)];
    const content = makeEntry(FILE).subarray(512);
    const archive = Buffer.concat([withChecksum(header), more, more, last, content]);
    expect(await read(archive)).toMatchObject([{ name: 'a', content: 'hello' }]);
  });

  test.each([
    ['without an end', 1024],
    ['with half an end', 1536],
    ['not filled up to a whole block', 517],
  ])('reads a tar %s', async (_, length) => {
    expect(await read(makeTar([FILE]).subarray(0, length))).toMatchObject([{ content: 'hello' }]);
  });

  test('gives what stands before a fault, wherever the pieces end', async () => {
    const archive = Buffer.concat([makeEntry(FILE), makeEntry(FILE), Buffer.alloc(512, 'x')]);
    for (const length of [1, 500, 512, archive.length]) {
      const seen: string[] = [];
      const work = (async () => {
        for await (const { name } of readTar(inPieces(archive, length))) seen.push(name);
      })();
      await expect(work).rejects.toThrow('archive/tar: invalid tar header');
      expect(seen).toEqual(['a', 'a']);
    }
  });

  test('asks for no more than one piece ahead of its reader', async () => {
    let asked = 0;
    async function* input(): AsyncGenerator<Uint8Array> {
      yield makeHeader({ name: 'big', content: Buffer.alloc(0), size: '77777777777\0' });
      for (;;) {
        asked += 1;
        yield Buffer.alloc(512);
      }
    }
    for await (const { content } of readTar(input())) {
      let length = 0;
      for await (const piece of content) {
        length += piece.length;
        expect(asked).toBe(length / 512);
        if (length > 10_000) break;
      }
      break;
    }
    expect(asked).toBe(20);
  });

  test('what follows the end is not looked at', async () => {
    const archive = Buffer.concat([makeTar([FILE]), Buffer.alloc(5000, 'garbage')]);
    expect(await read(archive)).toHaveLength(1);
  });

  test('content that nobody reads is passed over', async () => {
    const names: string[] = [];
    const archive = makeTar([{ name: 'b', content: Buffer.alloc(100_000) }, FILE]);
    for await (const { name } of readTar(inPieces(archive, 999))) names.push(name);
    expect(names).toEqual(['b', 'a']);
  });

  test('a reader that leaves closes the input', async () => {
    let isClosed = false;
    async function* input(): AsyncGenerator<Uint8Array> {
      try {
        for (;;) yield makeEntry(FILE);
      } finally {
        isClosed = true;
      }
    }
    for await (const _ of readTar(input())) break;
    expect(isClosed).toBe(true);
  });
});

describe('readTar() refuses, in Go’s words,', () => {
  test.each<readonly [string, Uint8Array, string]>([
    [
      'a wrong checksum',
      Buffer.concat([Buffer.from(makeHeader(FILE)).fill('z', 0, 3), Buffer.alloc(1024)]),
      'archive/tar: invalid tar header',
    ],
    [
      'a record with a size below zero',
      makeTar([pax({ size: '-1' }), FILE]),
      'archive/tar: invalid tar header',
    ],
    [
      'a broken record, even one that is not heeded',
      makeTar([{ name: 'p', flag: 'g', content: Buffer.from('99 a=b\n') }, FILE]),
      'archive/tar: invalid tar header',
    ],
    [
      'a long name of more than a megabyte',
      makeHeader({ name: 'l', flag: 'L', content: Buffer.alloc(0), size: '00004000001\0' }),
      'archive/tar: header field too long',
    ],
    ['a cut note', makeTar([pax({ path: 'abc' })]).subarray(0, 515), 'unexpected EOF'],
    ['half an end, and part of the rest', makeTar([FILE]).subarray(0, 1600), 'unexpected EOF'],
    [
      'one block of zeros and then more',
      Buffer.concat([Buffer.alloc(512), makeTar([FILE])]),
      'archive/tar: invalid tar header',
    ],
    ['a cut header', makeTar([FILE]).subarray(0, 300), 'unexpected EOF'],
    ['cut content', makeTar([FILE]).subarray(0, 514), 'unexpected EOF'],
    [
      'broken records',
      makeTar([{ name: 'p', flag: 'x', content: Buffer.from('99 a=b\n') }, FILE]),
      'archive/tar: invalid tar header',
    ],
    [
      'a note of a gigabyte',
      makeHeader({ name: 'p', flag: 'x', content: Buffer.alloc(0), size: '10000000000\0' }),
      'archive/tar: header field too long',
    ],
  ])('%s', async (_, bytes, message) => {
    await expect(read(bytes)).rejects.toThrow(message);
  });
});

const hasGnuTar = /GNU/.test(String(spawnSync('tar', ['--version']).stdout));
describe.skipIf(!hasGnuTar)('readTar() agrees with the tar program', () => {
  test.each(['v7', 'ustar', 'gnu', 'pax', 'oldgnu'])('%s', async (format) => {
    const folder = mkdtempSync(join(tmpdir(), 'tar-'));
    writeFileSync(join(folder, 'file'), 'content');
    writeFileSync(join(folder, 'x'.repeat(90)), 'long');
    linkSync(join(folder, 'file'), join(folder, 'hard'));
    symlinkSync('file', join(folder, 'soft'));
    writeFileSync(join(folder, 'sparse'), 'begin');
    truncateSync(join(folder, 'sparse'), 1_000_000);
    const sparse = format === 'v7' || format === 'ustar' ? [] : ['-S'];
    const flags = [...sparse, `--format=${format}`, '-cf', '-', '.'];
    const archive = execFileSync('tar', flags, { cwd: folder, maxBuffer: 2 ** 24 });
    const seen = await read(archive);
    rmSync(folder, { recursive: true });
    const kinds = new Map(seen.map(({ name, kind }) => [name.replace('./', ''), kind]));
    expect([...kinds.values()].toSorted()).toEqual([
      'directory',
      'file',
      'file',
      'file',
      'link',
      'symlink',
    ]);
    expect(kinds.get('soft')).toBe('symlink');
    expect(seen.find(({ content }) => content === 'content')).toBeDefined();
  });
});
