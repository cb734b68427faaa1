const FIRST_SIZE = 128 * 1024; // bytes; a piece, and an element that is not yet there whole

/** The bytes of a text that are not read yet, while more of them come. */
export class ListWindow {
  #bytes = Buffer.allocUnsafeSlow(FIRST_SIZE);
  #length = 0;
  #text: string | null = null;

  get length(): number {
    return this.#length;
  }

  /** Only as long as nothing is appended or dropped, and only up to the length. */
  get bytes(): Buffer {
    return this.#bytes;
  }

  /** All of it, each byte as one character. */
  get text(): string {
    return (this.#text ??= this.#bytes.toString('latin1', 0, this.#length));
  }

  append(piece: Uint8Array): void {
    const length = this.#length + piece.length;
    if (length > this.#bytes.length) {
      const larger = Buffer.allocUnsafeSlow(2 * length);
      larger.set(this.#bytes.subarray(0, this.#length));
      this.#bytes = larger;
    }
    this.#bytes.set(piece, this.#length);
    this.#length = length;
    this.#text = null;
  }

  /** Forgets what stands before a place: that is 0 now. */
  dropBefore(place: number): void {
    this.#bytes.copyWithin(0, place, this.#length);
    this.#length -= place;
    this.#text = null;
  }
}
