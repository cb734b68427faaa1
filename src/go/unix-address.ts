import { toBytes } from './go-string.ts';

const UNIX = 1;
const LONGEST_PATH = 107; // bytes

/**
 * The address of a unix socket as Linux takes it, of a path or of a name behind a zero byte, which stands for itself to
 * its last byte. Null when it is too long. https://man7.org/linux/man-pages/man7/unix.7.html
 */
export function unixAddress(path: string): Uint8Array | null {
  const bytes = toBytes(path);
  if (bytes.length > LONGEST_PATH) return null;
  const end = bytes[0] === 0 ? 0 : 1;
  const address = new Uint8Array(2 + bytes.length + end);
  address[0] = UNIX;
  address.set(bytes, 2);
  return address;
}
