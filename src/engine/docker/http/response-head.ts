import { fromBytes } from '../../../go/go-string.ts';
import { quote } from '../../../go/quote.ts';
import { TransportError, unexpectedEnd } from '../transport-error.ts';
import { type BodyFraming, bodyFraming } from './body-framing.ts';
import type { ByteReader } from './byte-reader.ts';
import { type NextLine, readHeaders } from './response-headers.ts';
import { readUsualHead, type StatusAndHeaders } from './usual-head.ts';

/** The part of an answer before its body. */
export interface ResponseHead extends StatusAndHeaders {
  readonly framing: BodyFraming;
}

const HEAD_LIMIT = 10 * 1024 * 1024; // bytes; what Go's http.Transport takes
const BROKEN = 'net/http: HTTP/1.x transport connection broken';

/**
 * Reads the head of the final answer to a request; the engine's interim ones (100 to 199, but not 101) are skipped.
 * Rejects with a TransportError; its failure is 'unanswered' when not one byte came.
 * https://github.com/golang/go/blob/go1.24.3/src/net/http/response.go
 */
export async function readResponseHead(reader: ByteReader, method: string): Promise<ResponseHead> {
  await firstByte(reader);
  try {
    const nextLine = headLines(reader);
    for (;;) {
      const head = readUsualHead(reader) ?? (await readHead(nextLine));
      const interim = head.status >= 100 && head.status < 200 && head.status !== 101;
      const framing = bodyFraming(method, head);
      if (!interim) return { ...head, framing };
    }
  } catch (error) {
    if (!(error instanceof TransportError)) throw error;
    throw new TransportError(`${BROKEN}: ${error.message}`, error.failure, error);
  }
}

async function firstByte(reader: ByteReader): Promise<void> {
  try {
    if (await reader.fill()) return;
  } catch (error) {
    if (!(error instanceof TransportError) || error.failure !== 'other') throw error;
    throw new TransportError(error.message, 'unanswered', error);
  }
  throw new TransportError('EOF', 'unanswered');
}

/** The lines of all heads together have a limit. */
function headLines(reader: ByteReader): NextLine {
  let room = HEAD_LIMIT;
  return async () => {
    const line = await reader.line(room);
    room -= line === null ? 0 : line.bytes.length + 1;
    if (line === null || room < 0) throw tooLarge();
    if (line.bytes.length === 0 && !line.terminated) return null;
    const text = fromBytes(line.bytes);
    return line.terminated ? text.replace(/\r$/, '') : text;
  };
}

async function readHead(nextLine: NextLine): Promise<StatusAndHeaders> {
  const first = await nextLine();
  if (first === null) throw unexpectedEnd();
  const { version, status, statusText } = parseStatusLine(first);
  const headers = await readHeaders(nextLine);
  return { version, status, statusText, headers };
}

function tooLarge(): TransportError {
  return new TransportError(
    `net/http: server response headers exceeded ${HEAD_LIMIT} bytes; aborted`,
  );
}

function parseStatusLine(line: string): Omit<StatusAndHeaders, 'headers'> {
  const space = line.indexOf(' ');
  if (space === -1) throw malformed('HTTP response', line);
  const version = line.slice(0, space);
  const statusText = line.slice(space).replace(/^ +/, '');
  const code = /^[^ ]*/.exec(statusText)?.[0] ?? '';
  if (!/^(?:\d{3}|\+\d\d)$/.test(code)) throw malformed('HTTP status code', code);
  if (!/^HTTP\/\d\.\d$/.test(version)) throw malformed('HTTP version', version);
  return { version, status: Number(code), statusText };
}

function malformed(what: string, found: string): TransportError {
  return new TransportError(`malformed ${what} ${quote(found)}`);
}
