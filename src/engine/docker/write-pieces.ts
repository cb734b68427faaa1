import type { Writable } from 'node:stream';

/** Writes pieces as one. Resolves when all are written; rejects with Node's error. */
export function writePieces(stream: Writable, pieces: readonly Uint8Array[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const done = (error?: Error | null): void => (error ? reject(error) : resolve());
    stream.cork();
    pieces.forEach((piece, at) => {
      stream.write(piece, at === pieces.length - 1 ? done : undefined);
    });
    stream.uncork();
  });
}
