import { toBytes } from './go-string.ts';

/** What is used of the C library. Counts below zero: it did not work. */
interface Library {
  isatty(file: number): number;
  open(path: Uint8Array, flags: number): number;
  close(file: number): number;
  read(file: number, into: Uint8Array, length: number): number;
  write(file: number, from: Uint8Array, length: number): number;
  fcntl(file: number, command: number, value: number): number;
  __errno_location(): number;
}

/** The part of bun that is used here. https://bun.com/docs/runtime/ffi */
interface ForeignFunctions {
  dlopen(library: string, functions: typeof FUNCTIONS): { readonly symbols: Library };
  readonly read: { i32(pointer: number, offset: number): number };
}

const FUNCTIONS = {
  isatty: { args: ['i32'], returns: 'i32' },
  open: { args: ['ptr', 'i32'], returns: 'i32' },
  close: { args: ['i32'], returns: 'i32' },
  read: { args: ['i32', 'ptr', 'u64'], returns: 'i64_fast' },
  write: { args: ['i32', 'ptr', 'u64'], returns: 'i64_fast' },
  fcntl: { args: ['i32', 'i32', 'i32'], returns: 'i32' },
  __errno_location: { args: [], returns: 'ptr' },
} as const;
/** The C library. musl takes this name for its own, too; no other system has it. */
export const LIBRARY = 'libc.so.6';
// Of Linux, on every processor that there is a native program for.
const READ_ONLY = 0o2000000; // and closed in programs that are started
const NO_ENTRY = 2;
const TRY_AGAIN = 11;
const PIECE = 16 * 1024; // bytes

/**
 * Calls of the system. Most calls of the native program need no more of node:fs than these, and bun takes a millisecond
 * to load that. Null for an answer: it has to be done in the common way, which knows better what is wrong.
 */
export class SystemCalls {
  readonly #ffi: ForeignFunctions;
  readonly #library: Library;

  /** Throws where there is no such library. */
  constructor(ffi: ForeignFunctions) {
    this.#ffi = ffi;
    this.#library = ffi.dlopen(LIBRARY, FUNCTIONS).symbols;
  }

  isTerminal(file: number): boolean {
    return this.#library.isatty(file) === 1;
  }

  /** How many bytes were written, one at least. */
  write(file: number, bytes: Uint8Array): number | null {
    const count = this.#library.write(file, bytes, bytes.length);
    return count > 0 ? count : null;
  }

  /** How many bytes were read: 0 at the end, and where none is ready. */
  read(file: number, into: Uint8Array): number | null {
    const count = this.#library.read(file, into, into.length);
    if (count >= 0) return count;
    return this.#error() === TRY_AGAIN ? 0 : null;
  }

  /** All bytes of a file. Throws an error with the code ENOENT when there is none. */
  readFile(path: string): Uint8Array | null {
    if (path.includes('\0')) return null;
    const file = this.#library.open(toBytes(`${path}\0`), READ_ONLY);
    if (file < 0 && this.#error() === NO_ENTRY) throw noEntry(path);
    if (file < 0) return null;
    const bytes = this.#readAll(file);
    this.#library.close(file);
    return bytes;
  }

  /** What fcntl(2) answers. */
  fcntl(file: number, command: number, value: number): number {
    return this.#library.fcntl(file, command, value);
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

  /** Why the last call did not work. */
  #error(): number {
    // oxlint-disable-next-line no-underscore-dangle -- the C library's own name
    return this.#ffi.read.i32(this.#library.__errno_location(), 0);
  }
}

/** For which bun they were opened. */
let opened: { readonly bun: unknown; readonly calls: SystemCalls | null } | null = null;

/** Null where there are none: in Node, and on other systems than Linux. */
export function systemCalls(): SystemCalls | null {
  const bun: unknown = Reflect.get(globalThis, 'Bun');
  if (opened?.bun !== bun || opened === null) opened = { bun, calls: openCalls(bun) };
  return opened.calls;
}

function openCalls(bun: unknown): SystemCalls | null {
  if (typeof bun !== 'object' || bun === null) return null;
  const ffi: unknown = Reflect.get(bun, 'FFI');
  try {
    return isForeignFunctions(ffi) ? new SystemCalls(ffi) : null;
  } catch {
    return null;
  }
}

/** What it has under these names is bun's own word. */
function isForeignFunctions(value: unknown): value is ForeignFunctions {
  return typeof value === 'object' && value !== null && 'dlopen' in value && 'read' in value;
}

function noEntry(path: string): Error {
  const message = `ENOENT: no such file or directory, open '${path}'`;
  return Object.assign(new Error(message), { code: 'ENOENT', syscall: 'open', path });
}
