import { cLibrary, type Functions } from './c-library.ts';
import { toBytes } from './go-string.ts';

const TABLE = {
  socket: { args: ['i32', 'i32', 'i32'], returns: 'i32' },
  connect: { args: ['i32', 'ptr', 'u32'], returns: 'i32' },
  poll: { args: ['ptr', 'u64', 'i32'], returns: 'i32' },
  close: { args: ['i32'], returns: 'i32' },
} as const;
// Of Linux, on every processor that there is a native program for.
const UNIX = 1;
const STREAM = 1;
const NEVER_WAITS = 0o4000;
const CLOSED_IN_CHILDREN = 0o2000000;
const LONGEST_PATH = 107; // bytes

/** Of poll(2). */
export const READABLE = 1;
export const WRITABLE = 4;

let library: Functions<typeof TABLE> | null | undefined;

/**
 * Opens the unix socket at a path, where a name behind a zero byte is that of an abstract one; its number. Reading and
 * writing never wait. Null where that did not work at once, and in Node, and on other systems than Linux.
 */
export function openUnixSocket(path: string): number | null {
  if (library === undefined) library = cLibrary(TABLE);
  const bytes = toBytes(path);
  if (library === null || bytes.length > LONGEST_PATH) return null;
  const file = library.socket(UNIX, STREAM | NEVER_WAITS | CLOSED_IN_CHILDREN, 0);
  // Behind its family the address has the path, and a zero byte at its end but for an abstract one.
  const isAbstract = bytes[0] === 0;
  const address = new Uint8Array(2 + bytes.length + (isAbstract ? 0 : 1));
  address[0] = UNIX;
  address.set(bytes, 2);
  if (file >= 0 && library.connect(file, address, address.length) === 0) return file;
  if (file >= 0) library.close(file);
  return null;
}

/** Closes an open file. */
export function closeFile(file: number): void {
  library?.close(file);
}

/** Waits until reading or writing an open file would do something, and nothing else is done meanwhile. False: not within so many milliseconds. */
export function waitFor(file: number, event: number, milliseconds: number): boolean {
  return (library?.poll(Int32Array.of(file, event), 1, milliseconds) ?? 1) > 0;
}
