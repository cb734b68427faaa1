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

test('writeTar() says sizes beyond eight gigabytes', async () => {
  const size = 9 * 1024 ** 3;
  const parts: Buffer[] = [];
  const archive = writeTar([source('big', 'x', size)]);
  for await (const piece of archive) {
    parts.push(Buffer.from(piece));
    if (piece.length === 1) break;
  }
  for await (const entry of readTar(pieces(Buffer.concat(parts)))) {
    expect(entry.size).toBe(size);
    break;
  }
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
