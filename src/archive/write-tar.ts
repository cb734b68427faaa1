import type { TarHeader } from 'modern-tar';
import { IntegrityError } from '../model/errors.ts';
import { BLOCK } from './tar-header.ts';

/** Something to put into a tar. */
export interface TarSource {
  /** Of a folder with a slash at its end. */
  readonly name: string;
  readonly kind: 'file' | 'directory';
  /** Bytes of content, told before any of them is there. */
  readonly size: number;
  readonly mode: number;
  /** Seconds since 1970 UTC. */
  readonly mtime: number;
  /** Asked for when it is its turn; pieces need be good only until the next is asked for. */
  readonly content: () => AsyncIterable<Uint8Array>;
}

const END = new Uint8Array(2 * BLOCK);
const PAX = 'x'.charCodeAt(0);
const FLAG_AT = 156;

/**
 * A tar of some sources, piece by piece: the same sources make the same bytes. Throws IntegrityError when a
 * source has other than the announced number of bytes.
 */
export async function* writeTar(
  sources: Iterable<TarSource> | AsyncIterable<TarSource>,
): AsyncGenerator<Uint8Array, void, undefined> {
  for await (const source of sources) {
    yield* headerBlocks(source);
    let length = 0;
    for await (const bytes of source.content()) {
      length += bytes.length;
      if (length > source.size) throw wrongLength(source);
      yield bytes;
    }
    if (length !== source.size) throw wrongLength(source);
    const padding = (BLOCK - (length % BLOCK)) % BLOCK;
    if (padding > 0) yield new Uint8Array(padding);
  }
  yield END;
}

/** The package makes headers; its streams would keep pieces that are not good any more. */
async function* headerBlocks(source: TarSource): AsyncGenerator<Uint8Array, void, undefined> {
  const { createTarPacker } = await import('modern-tar');
  const { readable, controller } = createTarPacker();
  const reader = readable.getReader();
  const next = async (): Promise<Uint8Array> => (await reader.read()).value ?? new Uint8Array();
  controller.add(headerOf(source));
  for (let header = await next(); ; header = await next()) {
    yield header;
    if (header[FLAG_AT] !== PAX || header.length !== BLOCK) break;
    for (let left = recordsLength(header); left > 0; ) {
      const records = await next();
      left -= records.length;
      yield records;
    }
  }
  await reader.cancel();
}

function headerOf({ name, kind, size, mode, mtime }: TarSource): TarHeader {
  return { name, type: kind, size, mode, mtime: new Date(mtime * 1000), uid: 0, gid: 0 };
}

/** Bytes that the records after a header take, filled up to whole blocks. */
function recordsLength(header: Uint8Array): number {
  const digits = new TextDecoder().decode(header.subarray(124, 135));
  return Math.ceil(Number.parseInt(digits, 8) / BLOCK) * BLOCK;
}

function wrongLength({ name, size }: TarSource): IntegrityError {
  return new IntegrityError(`${name} is not as long as the ${size} bytes that were announced`);
}
