/** What is used of the C library. Counts below zero: it did not work. */
export interface CLibrary {
  isatty(file: number): number;
  open(path: Uint8Array, flags: number): number;
  close(file: number): number;
  read(file: number, into: Uint8Array, length: number): number;
  write(file: number, from: Uint8Array, length: number): number;
  fcntl(file: number, command: number, value: number): number;
  poll(files: Int32Array, count: number, milliseconds: number): number;
  socket(family: number, type: number, protocol: number): number;
  connect(socket: number, address: Uint8Array, length: number): number;
  sendfile(socket: number, file: number, offset: null, length: number): number;
  __errno_location(): number;
}

/** The part of bun that is used here. https://bun.com/docs/runtime/ffi */
interface ForeignFunctions {
  dlopen(library: string, functions: typeof FUNCTIONS): { readonly symbols: CLibrary };
  readonly read: { i32(pointer: number, offset: number): number };
}

const FUNCTIONS = {
  isatty: { args: ['i32'], returns: 'i32' },
  open: { args: ['ptr', 'i32'], returns: 'i32' },
  close: { args: ['i32'], returns: 'i32' },
  read: { args: ['i32', 'ptr', 'u64'], returns: 'i64_fast' },
  write: { args: ['i32', 'ptr', 'u64'], returns: 'i64_fast' },
  fcntl: { args: ['i32', 'i32', 'i32'], returns: 'i32' },
  poll: { args: ['ptr', 'u64', 'i32'], returns: 'i32' },
  socket: { args: ['i32', 'i32', 'i32'], returns: 'i32' },
  connect: { args: ['i32', 'ptr', 'u32'], returns: 'i32' },
  sendfile: { args: ['i32', 'i32', 'ptr', 'u64'], returns: 'i64_fast' },
  __errno_location: { args: [], returns: 'ptr' },
} as const;
// musl takes this name for its own, too; no other system has it.
const NAME = 'libc.so.6';

/** The library, and what says why its last call did not work. */
export interface OpenCLibrary {
  readonly library: CLibrary;
  readonly errorNumber: () => number;
}

/** Opens it by the means of bun; null where there are none: in Node, and on other systems than Linux. */
export function openCLibrary(bun: unknown): OpenCLibrary | null {
  if (typeof bun !== 'object' || bun === null) return null;
  const ffi: unknown = Reflect.get(bun, 'FFI');
  try {
    if (!isForeignFunctions(ffi)) return null;
    const library = ffi.dlopen(NAME, FUNCTIONS).symbols;
    // oxlint-disable-next-line no-underscore-dangle -- the C library's own name
    return { library, errorNumber: () => ffi.read.i32(library.__errno_location(), 0) };
  } catch {
    return null;
  }
}

/** What it has under these names is bun's own word. */
function isForeignFunctions(value: unknown): value is ForeignFunctions {
  return typeof value === 'object' && value !== null && 'dlopen' in value && 'read' in value;
}
