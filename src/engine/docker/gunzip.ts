import { Readable } from 'node:stream';
import { errorCode } from '../../go/system-error.ts';
import { TransportError, unexpectedEnd } from './transport-error.ts';

/** The content of a body that was compressed on its way. Throws a TransportError when it is damaged. */
export async function* gunzipped(body: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const { createGunzip } = await import('node:zlib');
  const source = Readable.from(body);
  const gunzip = createGunzip();
  source.once('error', (error) => gunzip.destroy(error));
  source.pipe(gunzip);
  try {
    for await (const bytes of gunzip) yield bytes;
  } catch (error) {
    throw decodingError(error);
  } finally {
    source.destroy();
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
