// oxlint-disable no-underscore-dangle -- Node's names for what may be replaced in a stream
import type { Socket } from 'node:net';
import { writePieces } from '../write-pieces.ts';

/** Writes pieces as one; rejects with Node's error, now and ever after. */
export type WriteOutput = (pieces: readonly Uint8Array[]) => Promise<void>;

/**
 * Takes over the writing of a socket. Node ends a socket that cannot be written to, and what the engine
 * said before it hung up would be lost; here its reading goes on.
 */
export function socketOutput(socket: Socket): WriteOutput {
  let failure: Error | null = null;
  const spare =
    (done: () => void) =>
    (error?: Error | null): void => {
      failure ??= error ?? null;
      done();
    };
  const writeOne = socket._write.bind(socket);
  const writeMany = socket._writev?.bind(socket);
  socket._write = (bytes, encoding, done) => writeOne(bytes, encoding, spare(done));
  if (writeMany !== undefined) socket._writev = (pieces, done) => writeMany(pieces, spare(done));
  return async (pieces) => {
    if (failure === null) await writePieces(socket, pieces);
    if (failure !== null) throw failure;
  };
}
