const BLOCK = 512; // bytes
const END = 2 * BLOCK; // bytes of zeros; https://pubs.opengroup.org/onlinepubs/9699919799/utilities/pax.html
const MAGIC = Buffer.from('ustar');
const MAGIC_AT = 257;

/** Watches bytes go by, and tells whether what began as a tar archive has ended as one. */
export class TarEnd {
  #length = 0;
  readonly #head: Uint8Array = new Uint8Array(BLOCK);
  readonly #tail: Uint8Array = new Uint8Array(END);

  get isEmpty(): boolean {
    return this.#length === 0;
  }

  /** Of what is no archive at all nothing is known: it passes. */
  get isWhole(): boolean {
    const magic = this.#head.subarray(MAGIC_AT, MAGIC_AT + MAGIC.length);
    if (!MAGIC.equals(magic)) return true;
    const isZero = this.#length >= END && this.#tail.every((byte) => byte === 0);
    return isZero && this.#length % BLOCK === 0;
  }

  push(bytes: Uint8Array): void {
    if (this.#length < BLOCK) {
      this.#head.set(bytes.subarray(0, BLOCK - this.#length), this.#length);
    }
    const last = bytes.subarray(-END);
    this.#tail.copyWithin(0, last.length);
    this.#tail.set(last, END - last.length);
    this.#length += bytes.length;
  }
}
