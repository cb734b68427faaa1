import { execFileSync, spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { readTar } from '../../src/archive/read-tar.ts';
import { type TarSource, writeTar } from '../../src/archive/write-tar.ts';

function source(name: string, text: string, size = text.length): TarSource {
  const content = async function* (): AsyncGenerator<Uint8Array> {
    yield Buffer.from(text);
  };
  return {
    name,
    kind: name.endsWith('/') ? 'directory' : 'file',
    size,
    mode: 0o644,
    mtime: 1,
    content,
  };
}

async function write(...sources: readonly TarSource[]): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const piece of writeTar(sources)) parts.push(Buffer.from(piece));
  return Buffer.concat(parts);
}

test('writeTar() writes what readTar() reads', async () => {
  const names = ['short', 'd/', `${'deep/'.repeat(40)}file`, 'n'.repeat(300), 'ünïcode'];
  const archive = await write(
    ...names.map((name) => source(name, name.endsWith('/') ? '' : 'text')),
  );
  const seen: string[] = [];
  for await (const { name, content } of readTar(pieces(archive))) {
    let text = '';
    for await (const piece of content) text += Buffer.from(piece).toString();
    seen.push(`${name}=${text}`);
  }
  expect(seen).toEqual(names.map((name) => `${name}=${name.endsWith('/') ? '' : 'text'}`));
  expect(archive.length % 512).toBe(0);
});

test('writeTar() writes the same bytes for the same sources', async () => {
  expect(await write(source('a', 'x'))).toEqual(await write(source('a', 'x')));
});

/** What comes before the content, which must be one byte. */
async function headerOf(item: TarSource): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const piece of writeTar([item])) {
    if (piece.length === 1) break;
    parts.push(Buffer.from(piece));
  }
  return Buffer.concat(parts);
}

function field(block: Buffer, at: number, length: number): string {
  return block.toString('latin1', at, at + length).replace(/\0+$/, '');
}

test('writeTar() writes USTAR, of nobody, and no more of PAX than it must', async () => {
  const header = await headerOf(source('a', 'x'));
  expect(header).toHaveLength(512);
  expect(field(header, 0, 100)).toBe('a');
  expect(field(header, 100, 8)).toBe('0000644');
  expect([field(header, 108, 8), field(header, 116, 8)]).toEqual(['0000000', '0000000']);
  expect(field(header, 124, 12)).toBe('00000000001');
  expect(field(header, 136, 12)).toBe('00000000001');
  expect(header.toString('latin1', 156, 157)).toBe('0');
  expect(header.toString('latin1', 257, 265)).toBe('ustar\x0000');
  // Neither names of owners, nor devices, nor a prefix.
  expect(field(header, 265, 64) + field(header, 345, 155)).toBe('');
});

test('writeTar() ends with two blocks of zeros, and is not filled up', async () => {
  expect(await write()).toEqual(Buffer.alloc(1024));
  expect(await write(source('a', 'x'))).toHaveLength(512 + 512 + 1024);
  expect(await write(source('a', ''))).toHaveLength(512 + 1024);
  expect(await write(source('a', 'x'.repeat(512)))).toHaveLength(512 + 512 + 1024);
});

test('writeTar() marks a folder', async () => {
  const header = await write(source('d/', ''));
  expect(header.toString('latin1', 156, 157)).toBe('5');
  expect(field(header, 0, 100)).toBe('d/');
});

test('writeTar() has room for eight gigabytes less one in the header', async () => {
  const header = await headerOf(source('big', 'x', 8 * 1024 ** 3 - 1));
  expect(header).toHaveLength(512);
  expect(field(header, 124, 12)).toBe('77777777777');
});

test('writeTar() writes a size of nine gigabytes before the header', async () => {
  const size = 9 * 1024 ** 3;
  const header = await headerOf(source('big', 'x', size));
  expect(header).toHaveLength(3 * 512);
  expect(header.toString('latin1', 156, 157)).toBe('x');
  expect(field(header, 512, 512)).toBe(`19 size=${size}\n`);
  const entries = readTar(pieces(header))[Symbol.asyncIterator]();
  const { value } = await entries.next();
  expect(value).toMatchObject({ name: 'big', size, kind: 'file' });
});

test('writeTar() takes sources as they come', async () => {
  async function* sources(): AsyncGenerator<TarSource> {
    yield source('a', 'x');
    yield source('b', 'y');
  }
  const parts: Buffer[] = [];
  for await (const piece of writeTar(sources())) parts.push(Buffer.from(piece));
  expect(Buffer.concat(parts)).toEqual(await write(source('a', 'x'), source('b', 'y')));
});

test('writeTar() opens a source when it is its turn, and closes it when nobody reads on', async () => {
  const events: string[] = [];
  const watched = (name: string): TarSource => ({
    ...source(name, '', 1000),
    content: async function* () {
      events.push(`open ${name}`);
      try {
        for (;;) yield Buffer.alloc(500);
      } finally {
        events.push(`close ${name}`);
      }
    },
  });
  const archive = writeTar([watched('a'), watched('b')]);
  await archive.next();
  expect(events).toEqual([]);
  await archive.next();
  expect(events).toEqual(['open a']);
  await archive.return();
  expect(events).toEqual(['open a', 'close a']);
});

test('writeTar() passes on what a source fails with', async () => {
  const broken = new Error('the disk is gone');
  const failing = {
    ...source('a', ''),
    content: () => ({ [Symbol.asyncIterator]: () => ({ next: () => Promise.reject(broken) }) }),
  };
  await expect(write(failing)).rejects.toBe(broken);
});

const hasGnuTar = /GNU/.test(String(spawnSync('tar', ['--version']).stdout));
test.skipIf(!hasGnuTar)('the tar program lists what writeTar() writes', async () => {
  const names = ['a', 'd/', `${'deep/'.repeat(40)}file`, 'n'.repeat(300), 'ünïcode'];
  const archive = await write(...names.map((name) => source(name, name.endsWith('/') ? '' : 'xy')));
  const env = { ...process.env, LC_ALL: 'C.UTF-8' };
  const listed = execFileSync('tar', ['-t', '--quoting-style=literal'], { input: archive, env });
  expect(String(listed).trim().split('\n')).toEqual(names);
  const text = execFileSync('tar', ['-xO', 'a', 'n'.repeat(300)], { input: archive, env });
  expect(String(text)).toBe('xyxy');
});

test('writeTar() refuses a source that is not as long as it said', async () => {
  for (const size of [3, 5]) {
    await expect(write(source('a', 'four', size))).rejects.toThrow(
      `a is not as long as the ${size} bytes that were announced`,
    );
  }
});

async function* pieces(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
