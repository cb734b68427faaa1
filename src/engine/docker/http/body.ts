import type { BodyFraming } from './body-framing.ts';
import type { ByteReader } from './byte-reader.ts';
import { readChunks, takeWholeChunks } from './chunked-body.ts';

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

/**
 * Reads a body that is there from its first byte to its last, but for one that nothing but the line ends; else null,
 * and nothing is read. The bytes are a copy.
 */
export function takeWholeBody(reader: ByteReader, framing: BodyFraming): Uint8Array | null {
  if (framing.kind === 'chunked') return takeWholeChunks(reader);
  if (framing.kind !== 'length' || framing.length > reader.ahead.length) return null;
  const bytes = new Uint8Array(reader.ahead.subarray(0, framing.length));
  reader.skip(framing.length);
  return bytes;
}

async function* readToEnd(reader: ByteReader): AsyncGenerator<Uint8Array> {
  for (;;) {
    const bytes = await reader.take(Number.POSITIVE_INFINITY);
    if (bytes === null) return;
    yield bytes;
  }
}
