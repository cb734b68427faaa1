/** Takes text bit by bit and gives all of it out at the end. */
export interface TextSink {
  write(text: string): void;
  /** All of the text as bytes, in chunks that are good until the next is asked for. Nothing may be written afterwards. */
  finish(): Iterable<Uint8Array>;
}
