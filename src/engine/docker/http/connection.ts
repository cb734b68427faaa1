import type { ByteReader } from './byte-reader.ts';

/** A line to an engine: a socket, or a program that holds one. */
export interface Connection {
  /** What comes from the engine. Its errors are TransportErrors. */
  readonly reader: ByteReader;
  /** Sends some pieces as one. Resolves when more may be written; rejects with a TransportError. */
  write(...pieces: readonly Uint8Array[]): Promise<void>;
  /**
   * Has the system send bytes of an open file, from where its reading stands, without anyone reading them. The result is
   * how many went, at most so many; 0: none, for now or ever, and write() knows why. Absent where that is never done.
   */
  sendFrom?(file: number, length: number): number;
  /** Whether waiting for bytes on this line keeps the process alive. */
  holdProcess(hold: boolean): void;
  /** Tells whether a body is on its way that others have to make: who waits for bytes leaves them time. */
  shareTime?(share: boolean): void;
  /** Whether something came that nobody was told of yet. Absent where all are told at once. */
  hasNews?(): boolean;
  /** Ends it at once, in both directions; reads that wait reject with the reason. */
  close(reason?: Error): void;
}
