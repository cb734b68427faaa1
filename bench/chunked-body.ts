const END_OF_LINE = 2; // bytes

/** Finds the end of a chunked body. */
export class ChunkedBody {
  readonly #take: ((content: Buffer) => void) | null;
  #line = '';
  /** Bytes to come before the next line with a size: content, and the end of its line. */
  #skip = 0;

  /** take is given what is in the chunks; null: nobody wants to see it. */
  constructor(take: ((content: Buffer) => void) | null) {
    this.#take = take;
  }

  /** Whether these bytes bring the end. */
  pushedToEnd(bytes: Buffer): boolean {
    for (let at = 0; at < bytes.length; ) {
      const step = Math.min(this.#skip, bytes.length - at);
      const content = Math.min(this.#skip - END_OF_LINE, step);
      if (content > 0) this.#take?.(bytes.subarray(at, at + content));
      this.#skip -= step;
      at += step;
      const end = bytes.indexOf('\n', at) + 1;
      this.#line += bytes.toString('latin1', at, end || bytes.length);
      if (end === 0) return false;
      at = end;
      const size = Number.parseInt(this.#line, 16);
      if (size === 0) return true;
      this.#skip = size + END_OF_LINE;
      this.#line = '';
    }
    return false;
  }
}
