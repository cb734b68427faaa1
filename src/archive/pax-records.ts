import { fromBytes } from '../go/go-string.ts';
import { invalidHeader } from './tar-header.ts';

const EQUALS = 0x3d;
const BLANK = 0x20;

/**
 * The records of a PAX header: "27 path=some/long/name\n". Throws IntegrityError when they are none.
 * https://pubs.opengroup.org/onlinepubs/9799919799/utilities/pax.html
 */
export function readPaxRecords(bytes: Uint8Array): ReadonlyMap<string, string> {
  const records = new Map<string, string>();
  for (let at = 0; at < bytes.length; ) {
    const blank = bytes.indexOf(BLANK, at);
    const length = Number(fromBytes(bytes.subarray(at, Math.max(blank, at))));
    const end = at + length;
    const isSound = blank !== -1 && Number.isInteger(length) && end <= bytes.length && blank < end;
    if (!isSound) throw invalidHeader();
    const equals = bytes.indexOf(EQUALS, blank);
    if (equals === -1 || equals >= end) throw invalidHeader();
    const key = fromBytes(bytes.subarray(blank + 1, equals));
    records.set(key, fromBytes(bytes.subarray(equals + 1, end - 1)));
    at = end;
  }
  return records;
}
