import { NEWLINE } from './tab-layout.ts';

const CHUNK = 65_536; // bytes
const BLANK = 0x20;

/** Puts the cells of a table into columns. All is printable ASCII, and the last column is not padded. */
export class CellLayout {
  /** Bytes of each cell, row after row. */
  readonly #lengths: readonly number[];
  /** Where in a line each column begins. */
  readonly #starts: readonly number[];
  readonly #chunk: Buffer;
  #cell = 0;

  /** widths: of the columns, padding included; the last is that of its longest cell. */
  constructor(lengths: readonly number[], widths: readonly number[]) {
    this.#lengths = lengths;
    let end = 0;
    this.#starts = widths.map((width) => (end += width) - width);
    this.#chunk = Buffer.alloc(CHUNK + end + 1);
  }

  /** What further lines become, each chunk good until the next is asked for. Each cell has one byte behind it. */
  *render(lines: Buffer): Generator<Uint8Array> {
    for (let from = 0; from < lines.length; ) {
      const { read, written } = this.#fill(lines, from);
      yield this.#chunk.subarray(0, written);
      from += read;
    }
  }

  #fill(lines: Buffer, start: number): { readonly read: number; readonly written: number } {
    const chunk = this.#chunk.fill(BLANK);
    let from = start;
    let at = 0;
    while (from < lines.length && at < CHUNK) {
      let end = at;
      for (const column of this.#starts) {
        const length = this.#lengths[this.#cell] ?? 0;
        this.#cell += 1;
        lines.copy(chunk, at + column, from, from + length);
        from += length + 1;
        end = at + column + length;
      }
      chunk[end] = NEWLINE;
      at = end + 1;
    }
    return { read: from - start, written: at };
  }
}
