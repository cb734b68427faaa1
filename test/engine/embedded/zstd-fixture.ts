const MAGIC = [0x28, 0xb5, 0x2f, 0xfd];
const NO_CHECKSUM_64_BIT_SIZE = 0xe0; // single segment
const RAW = 0;
const LAST = 1;
const BLOCK = 128 * 1024; // bytes

/** A frame of zstd that holds bytes as they are: all of the format that a test needs. https://datatracker.ietf.org/doc/html/rfc8878 */
export function zstdCompressSync(bytes: Buffer): Buffer {
  const size = Buffer.alloc(8);
  size.writeBigUInt64LE(BigInt(bytes.length));
  const parts: Buffer[] = [Buffer.from([...MAGIC, NO_CHECKSUM_64_BIT_SIZE]), size];
  for (let at = 0; at < bytes.length; at += BLOCK) {
    const block = bytes.subarray(at, at + BLOCK);
    const isLast = at + BLOCK >= bytes.length ? LAST : 0;
    const header = Buffer.alloc(3);
    header.writeUIntLE((block.length << 3) | (RAW << 1) | isLast, 0, 3);
    parts.push(header, block);
  }
  return Buffer.concat(parts);
}
