import { fromBytes } from '../go/go-string.ts';
import { invalidHeader } from './tar-header.ts';

const EQUALS = 0x3d;
const BLANK = 0x20;
const NEW_LINE = 0x0a;
/** Of these no text may have a zero byte in it; of the others only the key. */
const TEXTS: ReadonlySet<string> = new Set(['path', 'linkpath', 'uname', 'gname']);

/**
 * The records of a PAX header: "27 path=some/long/name\n". Throws IntegrityError when they are none.
 * https://pubs.opengroup.org/onlinepubs/9799919799/utilities/pax.html
 */
export function readPaxRecords(bytes: Uint8Array): ReadonlyMap<string, string> {
  const records = new Map<string, string>();
  for (let at = 0; at < bytes.length; ) {
    const blank = bytes.indexOf(BLANK, at);
    const end = at + recordLength(bytes.subarray(at, Math.max(blank, at)));
    // Nothing but a number has no end.
    const isSound = blank < end && end <= bytes.length && bytes[end - 1] === NEW_LINE;
    if (!isSound) throw invalidHeader();
    const [key, value] = readRecord(bytes.subarray(blank + 1, end - 1));
    records.set(key, value);
    at = end;
  }
  return records;
}

/** NaN when it is no number. */
function recordLength(digits: Uint8Array): number {
  const text = fromBytes(digits.subarray(0, 16));
  return /^\d+$/.test(text) ? Number(text) : Number.NaN;
}

function readRecord(record: Uint8Array): readonly [key: string, value: string] {
  const equals = record.indexOf(EQUALS);
  if (equals < 1) throw invalidHeader();
  const key = fromBytes(record.subarray(0, equals));
  const value = fromBytes(record.subarray(equals + 1));
  if ((TEXTS.has(key) ? value : key).includes('\0')) throw invalidHeader();
  return [key, value];
}
