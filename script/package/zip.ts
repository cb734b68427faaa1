import { gzipSync } from 'node:zlib';
import type { ShippedFile } from './shipped-file.ts';

// Records and fields: https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT
const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
/** Version 2.0 of the format, and "made on Unix" for the modes. */
const VERSION = 20;
const UNIX = 3 << 8;
const DEFLATED = 8;
const REGULAR_FILE = 0o100000;

interface Member {
  readonly name: Buffer;
  /** Fields that stand both before the content and in the directory. */
  readonly fields: Buffer;
  readonly packed: Buffer;
  readonly mode: number;
}

/** A zip archive of less than 4 GiB with files in ASCII names. date: seconds since 1970, written as UTC. */
export function zip(files: readonly ShippedFile[], date: number): Buffer {
  const members = files.map((file) => member(file, date));
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const one of members) {
    directory.push(centralRecord(one, at));
    const local = Buffer.concat([uint32(LOCAL), one.fields, one.name, one.packed]);
    parts.push(local);
    at += local.length;
  }
  const list = Buffer.concat(directory);
  return Buffer.concat([...parts, list, endRecord(members.length, list.length, at)]);
}

function member({ path, mode, content }: ShippedFile, date: number): Member {
  const bytes = content();
  // Node 20.0 has no crc32(): a gzip has the same two, the content behind ten bytes, and the checksum after it.
  const gzip = gzipSync(bytes);
  const packed = gzip.subarray(10, -8);
  const name = Buffer.from(path, 'latin1');
  const fields = Buffer.concat([
    uint16(VERSION, 0, DEFLATED, ...dosDate(date)),
    uint32(gzip.readUInt32LE(gzip.length - 8), packed.length, bytes.length),
    uint16(name.length, 0),
  ]);
  return { name, fields, packed, mode };
}

function centralRecord({ name, fields, mode }: Member, at: number): Buffer {
  const attributes = ((REGULAR_FILE | mode) << 16) >>> 0;
  return Buffer.concat([
    uint32(CENTRAL),
    uint16(UNIX | VERSION),
    fields,
    uint16(0, 0, 0),
    uint32(attributes, at),
    name,
  ]);
}

function endRecord(count: number, size: number, at: number): Buffer {
  return Buffer.concat([uint32(END), uint16(0, 0, count, count), uint32(size, at), uint16(0)]);
}

/** Time and day as DOS has them; its years begin at 1980. */
function dosDate(seconds: number): readonly [number, number] {
  const date = new Date(Math.max(seconds, Date.UTC(1980, 0, 1) / 1000) * 1000);
  const time =
    (date.getUTCHours() << 11) | (date.getUTCMinutes() << 5) | (date.getUTCSeconds() >> 1);
  const year = date.getUTCFullYear() - 1980;
  return [time, (year << 9) | ((date.getUTCMonth() + 1) << 5) | date.getUTCDate()];
}

function uint16(...values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(2 * values.length);
  values.forEach((value, at) => bytes.writeUInt16LE(value, 2 * at));
  return bytes;
}

function uint32(...values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(4 * values.length);
  values.forEach((value, at) => bytes.writeUInt32LE(value, 4 * at));
  return bytes;
}
