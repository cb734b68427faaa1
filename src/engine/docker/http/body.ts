import type { BodyFraming } from './body-framing.ts';
import type { ByteReader } from './byte-reader.ts';
import { readChunks } from './chunked-body.ts';

/** The bytes of a body, as they come. Throws a TransportError when it is cut short or malformed. */
export function readBody(reader: ByteReader, framing: BodyFraming): AsyncGenerator<Uint8Array> {
  switch (framing.kind) {
    case 'none':
      return reader.exactly(0);
    case 'length':
      return reader.exactly(framing.length);
    case 'chunked':
      return readChunks(reader);
    case 'until-close':
      return readToEnd(reader);
  }
}

async function* readToEnd(reader: ByteReader): AsyncGenerator<Uint8Array> {
  for (;;) {
    const bytes = await reader.take(Number.POSITIVE_INFINITY);
    if (bytes === null) return;
    yield bytes;
  }
}
