import { createGunzip, createGzip, type Zlib } from 'node:zlib';
import type { Transform } from 'node:stream';
import { UnsupportedError } from '../model/errors.ts';
import { throughStream } from './through-stream.ts';
import { unzstd } from './unzstd.ts';
import { isSkippableFrame } from './zstd-header.ts';

/** What content can be packed with. */
export type Compression = 'none' | 'gzip' | 'zstd' | 'bzip2' | 'xz';

const MAGIC: readonly (readonly [Compression, readonly number[]])[] = [
  ['gzip', [0x1f, 0x8b, 0x08]],
  ['zstd', [0x28, 0xb5, 0x2f, 0xfd]],
  ['bzip2', [0x42, 0x5a, 0x68]],
  ['xz', [0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00]],
];
const HEAD = 8; // bytes; the header of a frame that zstd skips
const CHUNK = 1024 * 1024; // bytes
const LEVEL = 6;

/** What content is packed with, by its first bytes. Fewer than eight of them may not tell. */
export function detectCompression(head: Uint8Array): Compression {
  const found = MAGIC.find(([, magic]) => magic.every((byte, at) => head[at] === byte));
  if (found !== undefined) return found[0];
  return head.length >= HEAD && isSkippableFrame(head) ? 'zstd' : 'none';
}

/**
 * The plain bytes of content, whatever it is packed with. Pieces need be good only until the next is asked for.
 * Throws IntegrityError in Go's words, UnsupportedError for what needs another program.
 */
export async function* decompress(
  bytes: AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array, void, undefined> {
  const { head, all, close } = await lookAhead(bytes);
  const compression = detectCompression(head);
  switch (compression) {
    case 'none':
      yield* all;
      return;
    case 'gzip':
      yield* throughStream(all, createGunzip({ chunkSize: CHUNK }));
      return;
    case 'zstd':
      yield* unzstd(all);
      return;
    case 'bzip2':
    case 'xz':
      await close();
      throw new UnsupportedError(
        `${compression} is not unpacked here: put "${compression} -dc" in front of it`,
      );
  }
}

/** Packs content, the same to the same bytes: no name, no date. */
export function gzip(
  bytes: AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array, void, undefined> {
  return throughStream(bytes, createGzip({ level: LEVEL, chunkSize: CHUNK }));
}

/** A transformation of zlib's. */
export type ZlibStream = Transform & Zlib;

interface Ahead {
  /** Eight bytes or more, unless there are fewer. */
  readonly head: Uint8Array;
  /** All of it, from the beginning. Closes the input, once it has begun. */
  readonly all: AsyncGenerator<Uint8Array, void, undefined>;
  /** For who does not want any of it. */
  readonly close: () => Promise<void>;
}

async function lookAhead(bytes: AsyncIterable<Uint8Array>): Promise<Ahead> {
  const input = bytes[Symbol.asyncIterator]();
  let head: Uint8Array = new Uint8Array();
  let isEnded = false;
  while (head.length < HEAD && !isEnded) {
    const { done, value } = await input.next();
    isEnded = done === true;
    if (done !== true) head = joined(head, value);
  }
  const close = async (): Promise<void> => {
    await input.return?.();
  };
  async function* all(): AsyncGenerator<Uint8Array, void, undefined> {
    try {
      if (head.length > 0) yield head;
      if (isEnded) return;
      for (let next = await input.next(); next.done !== true; next = await input.next()) {
        yield next.value;
      }
    } finally {
      await close();
    }
  }
  return { head, all: all(), close };
}

/** Most often the first piece is enough, and as it is. A short one has to outlive the next. */
function joined(head: Uint8Array, piece: Uint8Array): Uint8Array {
  if (head.length === 0 && piece.length >= HEAD) return piece;
  return Buffer.concat([head, piece]);
}
