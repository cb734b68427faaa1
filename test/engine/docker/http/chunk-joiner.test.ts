import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ByteReader } from '../../../../src/engine/docker/http/byte-reader.ts';
import { ChunkJoiner } from '../../../../src/engine/docker/http/chunk-joiner.ts';
import { readChunks } from '../../../../src/engine/docker/http/chunked-body.ts';

/** What a joiner makes of one text: the content, and what it leaves. */
function joined(text: string): readonly [content: string, left: string] {
  const bytes = Buffer.from(text);
  const { content, used } = new ChunkJoiner().join(bytes);
  return [Buffer.from(content).toString(), text.slice(used)];
}

describe('join() goes as far as marks are plain and whole', () => {
  test.each([
    ['3\r\nabc\r\n', 'abc', ''],
    ['3\r\nabc\r\n2\r\nde\r\n0A\r\n0123456789\r\n', 'abcde0123456789', ''],
    ['3\r\nabc\r\n5\r\nde', 'abcde', ''],
    ['3\r\nabc\r\n0\r\n\r\n', 'abc', '0\r\n\r\n'],
    ['3\r\nabc\r\n2;x=y\r\nde\r\n', 'abc', '2;x=y\r\nde\r\n'],
    ['3\r\nabc\r\n00000002\r\nde\r\n', 'abc', '00000002\r\nde\r\n'],
    ['3\r\nabc\r\n2\nde', 'abc', '2\nde'],
    ['3\r\nabc\r\n12', 'abc', '12'],
    ['3\r\nabc\r\n\r\n', 'abc', '\r\n'],
    ['3\r\nabc\r', 'abc', '\r'],
    ['3\r\nabcde', 'abc', 'de'],
    ['zz', '', 'zz'],
    ['', '', ''],
  ])('%j', (text, content, left) => {
    expect(joined(text)).toEqual([content, left]);
  });
});

const extension = fc.constantFrom('', '', ';x=y', ' ', '\t');
const chunk = fc.tuple(fc.string({ minLength: 1, maxLength: 40 }), extension);
const sizes = fc.infiniteStream(fc.integer({ min: 1, max: 50 }));

test('chunks of any kind that come in pieces of any size bring the same content', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(chunk), sizes, async (chunks, pieces) => {
      const framed = chunks.map(([text, end]) => {
        const bytes = Buffer.from(text);
        return Buffer.concat([
          Buffer.from(`${bytes.length.toString(16)}${end}\r\n`),
          bytes,
          LINE_END,
        ]);
      });
      const body = Buffer.concat([...framed, Buffer.from('0\r\n\r\n')]);
      const got: Buffer[] = [];
      for await (const piece of readChunks(readerOf(body, pieces))) got.push(Buffer.from(piece));
      expect(Buffer.concat(got).toString()).toBe(chunks.map(([text]) => text).join(''));
    }),
  );
});

const LINE_END = Buffer.from('\r\n');

/** All pieces come in one buffer, as those of a socket do. */
function readerOf(body: Buffer, pieces: Iterator<number>): ByteReader {
  const buffer = Buffer.alloc(50);
  let at = 0;
  return new ByteReader(() => {
    const length = body.copy(buffer, 0, at, at + Number(pieces.next().value));
    at += length;
    return Promise.resolve(length === 0 ? null : buffer.subarray(0, length));
  });
}
