import { IntegrityError } from '../model/errors.ts';
import type { ZlibStream } from './compression.ts';

/**
 * Sends content through a stream of zlib's, a piece at a time: the next one is asked for when the one before is
 * used up. Throws IntegrityError in Go's words for what cannot be unpacked.
 */
export async function* throughStream(
  bytes: AsyncIterable<Uint8Array>,
  stream: ZlibStream,
): AsyncGenerator<Uint8Array, void, undefined> {
  const feeder = new Feeder(bytes, stream);
  const fed = feeder.run();
  // One that comes when nobody reads any more would end the program.
  stream.on('error', () => {});
  try {
    for await (const piece of stream) {
      // A stream of bytes gives nothing else.
      const plain: Uint8Array = piece;
      yield plain;
    }
    await fed;
    feeder.check();
  } catch (error) {
    throw feeder.failure ?? explain(error);
  } finally {
    stream.destroy();
    await fed;
  }
}

/** Writes the input into the stream. */
class Feeder {
  /** What the input itself failed with. */
  failure: unknown = null;
  readonly #bytes: AsyncIterable<Uint8Array>;
  readonly #stream: ZlibStream;
  #length = 0;
  /** Ends the wait for a piece that a closed stream will not take any more. */
  #giveUp: () => void = () => {};

  constructor(bytes: AsyncIterable<Uint8Array>, stream: ZlibStream) {
    this.#bytes = bytes;
    this.#stream = stream;
    stream.once('close', () => this.#giveUp());
  }

  /** Never rejects. */
  async run(): Promise<void> {
    try {
      for await (const piece of this.#bytes) {
        this.#length += piece.length;
        if (!(await this.#write(piece))) return;
      }
      this.#stream.end();
    } catch (error) {
      this.failure = error;
      this.#stream.destroy(error instanceof Error ? error : new Error(String(error)));
    }
  }

  /** Unpacking stops at what is no further member, and says nothing of it. */
  check(): void {
    if (this.#stream.bytesWritten >= this.#length) return;
    throw new IntegrityError('gzip: invalid header');
  }

  /** False when the stream is at its end already, or broken, which its reader is told: then nobody calls back. */
  #write(piece: Uint8Array): Promise<boolean> {
    if (this.#stream.destroyed || this.#stream.readableEnded) return Promise.resolve(false);
    return new Promise<boolean>((resolve) => {
      this.#giveUp = () => resolve(false);
      this.#stream.write(piece, (error) => resolve(!error));
    });
  }
}

function explain(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const code: unknown = Reflect.get(error, 'code');
  switch (code) {
    case 'Z_BUF_ERROR':
      return new IntegrityError('unexpected EOF', { cause: error });
    case 'Z_DATA_ERROR':
      return new IntegrityError(dataError(error.message), { cause: error });
    case 'ZSTD_error_prefix_unknown':
      return new IntegrityError('invalid input: magic number mismatch', { cause: error });
    case 'ZSTD_error_checksum_wrong':
      return new IntegrityError('CRC check failed', { cause: error });
    default: {
      const isZstd = typeof code === 'string' && code.startsWith('ZSTD_error_');
      return isZstd ? new IntegrityError(`zstd: ${error.message}`, { cause: error }) : error;
    }
  }
}

function dataError(text: string): string {
  if (/incorrect (?:data|length) check/.test(text)) return 'gzip: invalid checksum';
  return /header/.test(text) ? 'gzip: invalid header' : `flate: corrupt input: ${text}`;
}
