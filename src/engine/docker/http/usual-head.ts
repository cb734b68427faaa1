import { fromBytes } from '../../../go/go-string.ts';
import type { FramedHead } from './body-framing.ts';
import type { ByteReader } from './byte-reader.ts';

/** The head of an answer, as it was written. */
export interface StatusAndHeaders extends FramedHead {
  /** With the reason, as the engine wrote it: "404 Not Found". */
  readonly statusText: string;
}

interface Field {
  /** Canonical. */
  readonly name: string;
  readonly value: string;
}

const LONGEST = 4096; // bytes; heads of engines are far shorter
const END_LENGTH = 4; // bytes; two line ends
const CARRIAGE_RETURN = 0x0d;
const LINE_FEED = 0x0a;
const STATUS = /^HTTP\/1\.1 ([2-5]\d\d(?: [ -~]*)?)$/;
// Its name is canonical: so are all that Go writes.
const FIELD = /^([A-Z][a-z]*(?:-[A-Z][a-z]*)*): ([!-~](?:[ -~]*[!-~])?)$/;
// An engine writes nearly the same fields each time.
const KNOWN = new Map<string, Field | null>();
const KNOWN_LIMIT = 100; // a bound on memory

/**
 * Reads a head that is there whole, with nothing out of the ordinary in it: no interim status, no lines that go on, no
 * empty values, no bytes but ASCII's. Null when that is not so; then nothing was read.
 */
export function readUsualHead(reader: ByteReader): StatusAndHeaders | null {
  const bytes = reader.ahead.subarray(0, LONGEST);
  const end = findEnd(bytes);
  if (end === -1) return null;
  const lines = fromBytes(bytes.subarray(0, end)).split('\r\n');
  const statusText = STATUS.exec(lines.shift() ?? '')?.[1];
  const headers = headersOf(lines);
  if (statusText === undefined || headers === null) return null;
  reader.skip(end + END_LENGTH);
  return { version: 'HTTP/1.1', status: Number(statusText.slice(0, 3)), statusText, headers };
}

/** Where the line end before the blank line is; -1: it is not there. */
function findEnd(bytes: Uint8Array): number {
  let at = bytes.indexOf(CARRIAGE_RETURN);
  while (at !== -1 && !(isLineEnd(bytes, at) && isLineEnd(bytes, at + 2))) {
    at = bytes.indexOf(CARRIAGE_RETURN, at + 1);
  }
  return at;
}

function isLineEnd(bytes: Uint8Array, at: number): boolean {
  return bytes[at] === CARRIAGE_RETURN && bytes[at + 1] === LINE_FEED;
}

function headersOf(lines: readonly string[]): FramedHead['headers'] | null {
  const headers = new Map<string, readonly string[]>();
  for (const line of lines) {
    const field = knownField(line);
    if (field === null) return null;
    const others = headers.get(field.name);
    headers.set(field.name, others === undefined ? [field.value] : [...others, field.value]);
  }
  return headers;
}

/** Null for a line that is out of the ordinary. */
function knownField(line: string): Field | null {
  const known = KNOWN.get(line);
  if (known !== undefined) return known;
  const { 1: name, 2: value = '' } = FIELD.exec(line) ?? [];
  const field = name === undefined ? null : { name, value };
  if (KNOWN.size < KNOWN_LIMIT) KNOWN.set(line, field);
  return field;
}
