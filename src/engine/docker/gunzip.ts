import type { Gunzip } from 'node:zlib';
import { errorCode } from '../../go/system-error.ts';
import type { HttpResponse } from './http/http-client.ts';
import { TransportError, unexpectedEnd } from './transport-error.ts';
import { writePieces } from './write-pieces.ts';

/** The content of an answer that was compressed on its way. Throws a TransportError when it is damaged. */
export async function* gunzipped(response: HttpResponse): AsyncGenerator<Uint8Array> {
  const { createGunzip } = await import('node:zlib');
  const gunzip = createGunzip();
  void feed(gunzip, response.body);
  try {
    for await (const bytes of gunzip) yield bytes;
  } catch (error) {
    throw decodingError(error);
  } finally {
    gunzip.destroy();
    response.discard();
  }
}

/** Never rejects: what goes wrong is told at the other end. */
async function feed(gunzip: Gunzip, body: AsyncIterable<Uint8Array>): Promise<void> {
  try {
    for await (const bytes of body) {
      // A piece must be used up before the next is asked for.
      await writePieces(gunzip, [bytes]);
    }
    gunzip.end();
  } catch (error) {
    gunzip.destroy(error instanceof Error ? error : new Error(String(error)));
  }
}

function decodingError(error: unknown): unknown {
  switch (errorCode(error)) {
    case 'Z_BUF_ERROR':
      return unexpectedEnd();
    case 'Z_DATA_ERROR':
      return new TransportError('gzip: invalid header', 'other', error);
    default:
      return error;
  }
}
