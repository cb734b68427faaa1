const CHUNK = 65_536; // characters

/** Takes text bit by bit and gives all of it out at the end. */
export interface TextSink {
  write(text: string): void;
  /** All of the text, in chunks. Nothing may be written afterwards. */
  finish(): Iterable<string>;
}

/** Keeps text as it is. */
export class PlainText implements TextSink {
  readonly #chunks: string[] = [];
  #pending = '';

  write(text: string): void {
    this.#pending += text;
    if (this.#pending.length < CHUNK) return;
    // Looking into a text makes engines join the pieces it was put together from.
    this.#pending.charCodeAt(0);
    this.#chunks.push(this.#pending);
    this.#pending = '';
  }

  finish(): Iterable<string> {
    return [...this.#chunks, this.#pending].filter((chunk) => chunk !== '');
  }
}
