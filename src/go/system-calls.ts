import { type CLibrary, openCLibrary, type OpenCLibrary } from './c-library.ts';
import { toBytes } from './go-string.ts';
import { unixAddress } from './unix-address.ts';

// All numbers are Linux', on every processor that there is a native program for.
const NEVER_WAITS = 0o4000;
const CLOSED_IN_CHILDREN = 0o2000000;
const WRITE_ONLY = 1;
const STREAM = 1;
const NO_ENTRY = 2;
const TRY_AGAIN = 11;
const RESET = 104;
const UNIX = 1;
const PIECE = 16 * 1024; // bytes

/** What one can wait for; of poll(2). */
export const READABLE = 1;
export const WRITABLE = 4;

/**
 * Calls of the system. Most calls of the native program need no more of node:fs and node:net than these, and bun takes a
 * millisecond to load either. Null for an answer: it has to be done in the common way, which knows better what is wrong.
 * Only that the other side reset a line is thrown, with Node's code: the system tells it but once.
 */
export class SystemCalls {
  readonly #library: CLibrary;
  readonly #errorNumber: () => number;
  /** Of poll(2): a file, what to wait for, and what has come. */
  readonly #waiting = new Int32Array(2);

  constructor({ library, errorNumber }: OpenCLibrary) {
    this.#library = library;
    this.#errorNumber = errorNumber;
  }

  isTerminal(file: number): boolean {
    return this.#library.isatty(file) === 1;
  }

  /** How many bytes were written: 0 where nothing can be, as it is. */
  write(file: number, bytes: Uint8Array): number | null {
    return this.#counted('write', this.#library.write(file, bytes, bytes.length));
  }

  /** How many bytes were read: 0 at the end, and where none is ready. */
  read(file: number, into: Uint8Array): number | null {
    return this.#counted('read', this.#library.read(file, into, into.length));
  }

  /** All bytes of a file. Throws an error with the code ENOENT when there is none. */
  readFile(path: string): Uint8Array | null {
    if (path.includes('\0')) return null;
    const file = this.#library.open(toBytes(`${path}\0`), CLOSED_IN_CHILDREN);
    if (file < 0 && this.#errorNumber() === NO_ENTRY) throw noEntry(path);
    if (file < 0) return null;
    const bytes = this.#readAll(file);
    this.close(file);
    return bytes;
  }

  /** Opens what is open as a file once more, for writing that never waits; its number. It begins at its beginning. */
  reopen(file: number): number | null {
    const flags = WRITE_ONLY | NEVER_WAITS | CLOSED_IN_CHILDREN;
    const own = this.#library.open(toBytes(`/proc/self/fd/${file}\0`), flags);
    return own >= 0 ? own : null;
  }

  close(file: number): void {
    this.#library.close(file);
  }

  /** What fcntl(2) answers. */
  fcntl(file: number, command: number, value: number): number {
    return this.#library.fcntl(file, command, value);
  }

  /**
   * Waits until an open file is READABLE (its end and errors count) or WRITABLE; nothing else is done meanwhile. False:
   * not within so many milliseconds.
   */
  waitFor(file: number, event: number, milliseconds: number): boolean {
    this.#waiting[0] = file;
    this.#waiting[1] = event;
    return this.#library.poll(this.#waiting, 1, milliseconds) > 0;
  }

  /**
   * Opens a unix socket, where a name behind a zero byte is that of an abstract one; its number. Reading and writing
   * never wait.
   */
  connectUnix(path: string): number | null {
    const address = unixAddress(path);
    if (address === null) return null;
    const file = this.#library.socket(UNIX, STREAM | NEVER_WAITS | CLOSED_IN_CHILDREN, 0);
    if (file >= 0 && this.#library.connect(file, address, address.length) === 0) return file;
    if (file >= 0) this.close(file);
    return null;
  }

  /**
   * Has the system send bytes of an open file, from where its reading stands, to a socket: nobody copies them then. The
   * result is how many went, at most so many: 0 when the socket takes none now, the file has no more, or that cannot be.
   */
  sendFile(socket: number, file: number, length: number): number {
    return Math.max(0, this.#library.sendfile(socket, file, null, length));
  }

  #counted(call: string, count: number): number | null {
    if (count >= 0) return count;
    const number = this.#errorNumber();
    if (number === RESET) throw reset(call);
    return number === TRY_AGAIN ? 0 : null;
  }

  #readAll(file: number): Uint8Array | null {
    const pieces: Uint8Array[] = [];
    for (;;) {
      const piece = new Uint8Array(PIECE);
      const count = this.#library.read(file, piece, PIECE);
      if (count < 0) return null;
      if (count === 0) return pieces.length === 1 ? (pieces[0] ?? piece) : Buffer.concat(pieces);
      pieces.push(piece.subarray(0, count));
    }
  }
}

/** For which bun they were opened. */
let opened: { readonly bun: unknown; readonly calls: SystemCalls | null } | null = null;

/** Null where there are none: in Node, and on other systems than Linux. */
export function systemCalls(): SystemCalls | null {
  const bun: unknown = Reflect.get(globalThis, 'Bun');
  if (opened?.bun === bun && opened !== null) return opened.calls;
  const library = openCLibrary(bun);
  opened = { bun, calls: library === null ? null : new SystemCalls(library) };
  return opened.calls;
}

function noEntry(path: string): Error {
  const message = `ENOENT: no such file or directory, open '${path}'`;
  return Object.assign(new Error(message), { code: 'ENOENT', syscall: 'open', path });
}

function reset(syscall: string): Error {
  const message = `ECONNRESET: connection reset by peer, ${syscall}`;
  return Object.assign(new Error(message), { code: 'ECONNRESET', syscall });
}
