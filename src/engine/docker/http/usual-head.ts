import { canonicalHeaderName } from '../../../go/header-name.ts';
import type { FramedHead } from './body-framing.ts';
import type { ByteReader } from './byte-reader.ts';

/** The head of an answer, as it was written. */
export interface StatusAndHeaders extends FramedHead {
  /** With the reason, as the engine wrote it: "404 Not Found". */
  readonly statusText: string;
}

const END = '\r\n\r\n';
const STATUS = '(HTTP/1\\.1) (([2-5]\\d\\d)(?: [ -~]*)?)';
const FIELD = '[A-Za-z][A-Za-z-]*: [!-~](?:[ -~]*[!-~])?';
const HEAD = new RegExp(`^${STATUS}((?:\\r\\n${FIELD})*)$`);

/**
 * Reads a head that is there whole, with nothing out of the ordinary in it: no interim status, no lines that go on, no
 * empty values, no bytes but ASCII's. Null when that is not so; then nothing was read.
 */
export function readUsualHead(reader: ByteReader): StatusAndHeaders | null {
  const { ahead } = reader;
  const bytes = Buffer.from(ahead.buffer, ahead.byteOffset, ahead.length);
  const end = bytes.indexOf(END);
  const [, version, statusText = '', status, fields = ''] =
    HEAD.exec(bytes.toString('latin1', 0, Math.max(end, 0))) ?? [];
  if (version === undefined) return null;
  reader.skip(end + END.length);
  return { version, statusText, status: Number(status), headers: headersOf(fields) };
}

function headersOf(fields: string): ReadonlyMap<string, readonly string[]> {
  const headers = new Map<string, readonly string[]>();
  for (const field of fields.split('\r\n').slice(1)) {
    const colon = field.indexOf(':');
    const name = canonicalHeaderName(field.slice(0, colon));
    const value = field.slice(colon + 2);
    headers.set(name, [...(headers.get(name) ?? []), value]);
  }
  return headers;
}
