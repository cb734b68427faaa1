import { fromBytes } from '../../../go/go-string.ts';
import { TransportError, unexpectedEnd } from '../transport-error.ts';
import type { ByteReader } from './byte-reader.ts';
import { ChunkJoiner } from './chunk-joiner.ts';
import { readHeaders } from './response-headers.ts';

const LAST_CHUNK = '0\r\n\r\n';
const LINE_LIMIT = 4096; // bytes; of a chunk's first line and of all trailers, as in Go
const SIZE_DIGITS = 16;

/**
 * The content of a chunked body, in pieces that are good until the next; chunk extensions and trailers are read
 * and dropped. https://github.com/golang/go/blob/go1.24.3/src/net/http/internal/chunked.go
 */
export async function* readChunks(reader: ByteReader): AsyncGenerator<Uint8Array> {
  const joiner = new ChunkJoiner();
  while (await reader.fill()) {
    const { content, used } = joiner.join(reader.ahead);
    reader.skip(used);
    if (content.length > 0) yield content;
    if (reader.ahead.length > 0 && !(await passMark(reader, joiner))) return skipTrailers(reader);
  }
  throw unexpectedEnd();
}

/** The content of a chunked body that is there whole and has nothing but marks besides; else null, and nothing is read. */
export function takeWholeChunks(reader: ByteReader): Uint8Array | null {
  if (fromBytes(reader.ahead.subarray(-LAST_CHUNK.length)) !== LAST_CHUNK) return null;
  // What is joined is moved: others may still have to see it as it came.
  const bytes = new Uint8Array(reader.ahead);
  const joiner = new ChunkJoiner();
  const { content, used } = joiner.join(bytes);
  if (joiner.awaitsEnd || used !== bytes.length - LAST_CHUNK.length) return null;
  reader.skip(bytes.length);
  return content;
}

/** Reads one mark that the joiner has left. False: it was that of the last chunk. */
async function passMark(reader: ByteReader, joiner: ChunkJoiner): Promise<boolean> {
  if (joiner.awaitsEnd) {
    await lineEnd(reader);
    joiner.end();
    return true;
  }
  const line = await sizeLine(reader);
  const size = parseSize(line);
  if (size > 0) joiner.begin(size, line.length);
  return size > 0;
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
