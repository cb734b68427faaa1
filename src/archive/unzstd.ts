import * as zlib from 'node:zlib';
import { IntegrityError } from '../model/errors.ts';
import type { ZlibStream } from './compression.ts';
import { throughStream } from './through-stream.ts';
import { type ZstdCut, ZstdCutter } from './zstd-cutter.ts';

const CHUNK = 1024 * 1024; // bytes

type MakeStream = (options: { readonly chunkSize: number }) => ZlibStream;

/** The plain bytes of content in zstd: by Node where it can, else by fzstd. Throws IntegrityError. */
export async function* unzstd(
  bytes: AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array, void, undefined> {
  const make = nodeStream();
  if (make === null) yield* bySlowPackage(cut(bytes, 'block'));
  // Node drops what follows the end of a frame in one piece with it.
  else yield* throughStream(cut(bytes, 'frame'), make({ chunkSize: CHUNK }));
}

/** Null before Node 22.15. */
function nodeStream(): MakeStream | null {
  const make: unknown = Reflect.get(zlib, 'createZstdDecompress');
  return isMakeStream(make) ? make : null;
}

/** Where Node has it, this is its documented type. */
function isMakeStream(value: unknown): value is MakeStream {
  return typeof value === 'function';
}

async function* cut(
  bytes: AsyncIterable<Uint8Array>,
  behind: ZstdCut,
): AsyncGenerator<Uint8Array, void, undefined> {
  const cutter = new ZstdCutter(behind);
  for await (const piece of bytes) yield* cutter.cut(piece);
}

/** It unpacks all of a piece at once, which is why that must not be more than a block. */
async function* bySlowPackage(
  blocks: AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array, void, undefined> {
  const { Decompress } = await import('fzstd');
  const ready: Uint8Array[] = [];
  const decoder = new Decompress((piece) => ready.push(piece));
  for await (const block of blocks) {
    // A copy, because it keeps what it cannot use yet.
    push(decoder, new Uint8Array(block), false);
    yield* ready.splice(0);
  }
  push(decoder, new Uint8Array(), true);
  yield* ready.splice(0);
}

function push(
  decoder: { push(piece: Uint8Array, isLast: boolean): void },
  piece: Uint8Array,
  isLast: boolean,
): void {
  try {
    decoder.push(piece, isLast);
  } catch (error) {
    const text = error instanceof Error ? error.message : String(error);
    const isCut = text === 'unexpected EOF';
    throw new IntegrityError(isCut ? text : `zstd: ${text}`, { cause: error });
  }
}
