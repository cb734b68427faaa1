import * as zlib from 'node:zlib';
import { IntegrityError } from '../model/errors.ts';
import { throughStream } from './through-stream.ts';
import type { ZlibStream } from './compression.ts';
import { zstdWindow } from './zstd-window.ts';

const WINDOW_LIMIT = 128 * 1024 * 1024; // bytes; what the zstd program unpacks unasked
const CHUNK = 1024 * 1024; // bytes

type MakeStream = (options: { readonly chunkSize: number }) => ZlibStream;

/** The plain bytes of content in zstd: by Node where it can, else by fzstd. Throws IntegrityError. */
export async function* unzstd(
  bytes: AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array, void, undefined> {
  const make = nodeStream();
  if (make === null) yield* bySlowPackage(bytes);
  else yield* throughStream(bytes, make({ chunkSize: CHUNK }));
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

async function* bySlowPackage(
  bytes: AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array, void, undefined> {
  const { Decompress } = await import('fzstd');
  const ready: Uint8Array[] = [];
  const decoder = new Decompress((piece) => ready.push(piece));
  let isFirst = true;
  for await (const piece of bytes) {
    if (isFirst) checkWindow(piece);
    isFirst = false;
    // It keeps what it cannot use yet.
    push(decoder, Uint8Array.from(piece), false);
    for (const plain of ready.splice(0)) yield plain;
  }
  push(decoder, new Uint8Array(), true);
  for (const plain of ready.splice(0)) yield plain;
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

/** A few bytes must not make us take gigabytes. */
function checkWindow(head: Uint8Array): void {
  if (zstdWindow(head) > WINDOW_LIMIT) throw new IntegrityError('zstd: window size too large');
}
