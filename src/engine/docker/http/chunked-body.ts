import { fromBytes } from '../../../go/go-string.ts';
import { TransportError, unexpectedEnd } from '../transport-error.ts';
import type { ByteReader } from './byte-reader.ts';
import { readHeaders } from './response-headers.ts';

const LINE_LIMIT = 4096; // bytes; of a chunk's first line and of all trailers, as in Go
const EXCESS_LIMIT = 16 * 1024; // bytes that are no content, beyond what small chunks need
const SIZE_DIGITS = 16;

/**
 * The content of a chunked body; chunk extensions and trailers are read and dropped.
 * https://github.com/golang/go/blob/go1.24.3/src/net/http/internal/chunked.go
 */
export async function* readChunks(reader: ByteReader): AsyncGenerator<Uint8Array> {
  for (let excess = 0; ; ) {
    const line = await sizeLine(reader);
    const size = parseSize(line);
    excess = Math.max(0, excess + line.length + 4 - (16 + 2 * size));
    if (excess > EXCESS_LIMIT) {
      throw new TransportError('chunked encoding contains too much non-data');
    }
    if (size === 0) break;
    yield* reader.exactly(size);
    await lineEnd(reader);
  }
  await skipTrailers(reader);
}

async function sizeLine(reader: ByteReader): Promise<string> {
  const line = await reader.line(LINE_LIMIT);
  if (line === null) throw new TransportError('header line too long');
  if (!line.terminated) throw unexpectedEnd();
  const text = fromBytes(line.bytes);
  const carriageReturn = text.indexOf('\r');
  if (carriageReturn === -1) throw new TransportError('chunked line ends with bare LF');
  if (carriageReturn < text.length - 1) throw new TransportError('invalid CR in chunked line');
  return text.slice(0, -1);
}

function parseSize(line: string): number {
  const [digits = ''] = line.replace(/[ \t]+$/, '').split(';', 1);
  if (digits === '') throw new TransportError('empty hex number for chunk length');
  const bad = digits.search(/[^\da-f]/i);
  if (bad === -1 ? digits.length > SIZE_DIGITS : bad > SIZE_DIGITS) {
    throw new TransportError('http chunk length too large');
  }
  if (bad !== -1) throw new TransportError('invalid byte in chunk length');
  return Number.parseInt(digits, 16);
}

async function lineEnd(reader: ByteReader): Promise<void> {
  for (const expected of [0x0d, 0x0a]) {
    const bytes = await reader.take(1);
    if (bytes === null) throw unexpectedEnd();
    if (bytes[0] !== expected) throw new TransportError('malformed chunked encoding');
  }
}

/** Go wants to see all trailers in its buffer of 4 KiB at once, and complains when they are not there. */
async function skipTrailers(reader: ByteReader): Promise<void> {
  const lines: string[] = [];
  let length = 0;
  for (;;) {
    const line = await reader.line(LINE_LIMIT - length);
    if (line !== null && !line.terminated && lines.length === 0 && line.bytes.length < 2) {
      throw new TransportError('http: unexpected EOF reading trailer');
    }
    if (line === null || !line.terminated) {
      throw new TransportError('http: suspiciously long trailer after chunked body');
    }
    length += line.bytes.length + 1;
    const text = fromBytes(line.bytes).replace(/\r$/, '');
    lines.push(text);
    if (text === '') break;
  }
  await readHeaders(() => Promise.resolve(lines.shift() ?? null));
}
