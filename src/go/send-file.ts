import { LIBRARY } from './system-calls.ts';

/** The part of bun that is used here. https://bun.com/docs/runtime/ffi */
interface ForeignFunctions {
  dlopen(library: string, functions: typeof FUNCTIONS): { readonly symbols: Library };
}

interface Library {
  sendfile(into: number, from: number, offset: null, length: number): number;
}

const FUNCTIONS = {
  sendfile: { args: ['i32', 'i32', 'ptr', 'u64'], returns: 'i64_fast' },
} as const;

let library: Library | null | undefined;

/**
 * Has the system send bytes of an open file, from where its reading stands, to a socket: nobody copies them then. The
 * result is how many went, at most so many: 0 when the socket takes none now, the file has no more, or the system
 * cannot do it; always 0 in Node, and on other systems than Linux.
 */
export function sendFile(socket: number, file: number, length: number): number {
  if (library === undefined) library = openLibrary();
  return Math.max(0, library?.sendfile(socket, file, null, length) ?? 0);
}

function openLibrary(): Library | null {
  const bun: unknown = Reflect.get(globalThis, 'Bun');
  const ffi: unknown = typeof bun === 'object' && bun !== null ? Reflect.get(bun, 'FFI') : null;
  try {
    return isForeignFunctions(ffi) ? ffi.dlopen(LIBRARY, FUNCTIONS).symbols : null;
  } catch {
    return null;
  }
}

/** What it has under this name is bun's own word. */
function isForeignFunctions(value: unknown): value is ForeignFunctions {
  return typeof value === 'object' && value !== null && 'dlopen' in value;
}
