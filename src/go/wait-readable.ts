import { cLibrary, type Functions } from './c-library.ts';

const TABLE = { poll: { args: ['ptr', 'u64', 'i32'], returns: 'i32' } } as const;
const READABLE = 1; // of poll(2)'s events, on every system

let library: Functions<typeof TABLE> | null | undefined;

/**
 * Waits until a file has bytes, its end or an error to be read, and nothing else is done meanwhile. False: it has none
 * after so many milliseconds. Null where that cannot be known: in Node, and on other systems than Linux.
 */
export function waitReadable(file: number, milliseconds: number): boolean | null {
  if (library === undefined) library = cLibrary(TABLE);
  // File, and two halves: what to wait for, what has come.
  return library && library.poll(Int32Array.of(file, READABLE), 1, milliseconds) > 0;
}
