import { cLibrary, type Functions } from './c-library.ts';

const TABLE = { sendfile: { args: ['i32', 'i32', 'ptr', 'u64'], returns: 'i64_fast' } } as const;

let library: Functions<typeof TABLE> | null | undefined;

/**
 * Has the system send bytes of an open file, from where its reading stands, to a socket: nobody copies them then. The
 * result is how many went, at most so many: 0 when the socket takes none now, the file has no more, or the system
 * cannot do it; always 0 in Node, and on other systems than Linux.
 */
export function sendFile(socket: number, file: number, length: number): number {
  if (library === undefined) library = cLibrary(TABLE);
  return Math.max(0, library?.sendfile(socket, file, null, length) ?? 0);
}
