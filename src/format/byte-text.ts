import { toBytes } from '../go/go-string.ts';
import type { TextSink } from './text-sink.ts';

const CHUNK = 65_536; // bytes
const TOGETHER = 8192; // characters
const LONGEST_CHARACTER = 3; // bytes, for each unit of a JavaScript string

/** Keeps a long text as bytes, which take the least memory and are ready to be written. */
export class ByteText implements TextSink {
  readonly #chunks: Buffer[] = [];
  #chunk: Buffer = Buffer.allocUnsafeSlow(CHUNK);
  #length = 0;
  /** What came and is no bytes yet: many short texts become bytes together. */
  #text = '';

  write(text: string): void {
    this.#text += text;
    if (this.#text.length >= TOGETHER) this.#flush();
  }

  finish(): readonly Buffer[] {
    this.#flush();
    this.#endChunk();
    return this.#chunks;
  }

  #flush(): void {
    const text = this.#text;
    const { length } = text;
    this.#text = '';
    if (this.#length + length * LONGEST_CHARACTER > this.#chunk.length) this.#startChunk(length);
    const written = this.#chunk.write(text, this.#length);
    // As many bytes as characters: it is ASCII. Any other text may hold stray bytes.
    this.#length += written === length ? written : this.#writeAgain(text);
  }

  #writeAgain(text: string): number {
    const bytes = toBytes(text);
    this.#chunk.set(bytes, this.#length);
    return bytes.length;
  }

  /** The new chunk has room for a text of this length. */
  #startChunk(length: number): void {
    this.#endChunk();
    this.#chunk = Buffer.allocUnsafeSlow(Math.max(CHUNK, length * LONGEST_CHARACTER));
    this.#length = 0;
  }

  #endChunk(): void {
    if (this.#length > 0) this.#chunks.push(this.#chunk.subarray(0, this.#length));
  }
}
