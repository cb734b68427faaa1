/** A plain file that is being read from its first byte on. */
export interface OpenFile {
  /** Its number in the system, which keeps where reading goes on. */
  readonly descriptor: number;
  /** Bytes that it had beyond what was read, when it was opened. */
  readonly left: number;
  /**
   * Reads the next bytes, at most so many; none at the end. They are good until the next reading. Throws what reading
   * its pieces throws.
   */
  read(most: number): Uint8Array;
}

/** The bytes of a plain file. Who takes some of them from the file itself gets the others by going on with the pieces. */
export interface FileBytes extends AsyncIterable<Uint8Array> {
  readonly file: OpenFile;
}

/** Whether bytes are those of a plain file. */
export function isFileBytes(bytes: AsyncIterable<Uint8Array>): bytes is FileBytes {
  return 'file' in bytes;
}
