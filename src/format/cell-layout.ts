import { NEWLINE } from './tab-layout.ts';

const CHUNK = 65_536; // bytes
const BLANK = 0x20;

/** How much room cells take. */
export interface CellSizes {
  /** Bytes of each cell, row after row. */
  readonly lengths: readonly number[];
  /** How many more bytes than columns a cell has, by its place in lengths; for those that have more. */
  readonly surplus: ReadonlyMap<number, number>;
  /** The most that a row has. */
  readonly mostSurplus: number;
}

/** Puts the cells of a table into columns; the last is not padded. */
export class CellLayout {
  readonly #sizes: CellSizes;
  /** Where in a line each column begins. */
  readonly #starts: readonly number[];
  readonly #chunk: Buffer;
  #cell = 0;

  /** widths: of the columns, padding included; the last is that of its longest cell. */
  constructor(sizes: CellSizes, widths: readonly number[]) {
    this.#sizes = sizes;
    let end = 0;
    this.#starts = widths.map((width) => (end += width) - width);
    const longest = end + 1 + sizes.mostSurplus;
    // A short table touches little memory.
    const all = sizes.lengths.length * longest;
    this.#chunk = Buffer.allocUnsafeSlow(Math.min(CHUNK, all) + longest);
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
    const { lengths, surplus } = this.#sizes;
    const isEven = surplus.size === 0;
    let from = start;
    let at = 0;
    while (from < lines.length && at < CHUNK) {
      let end = at;
      // Where column 0 would begin, if all before it had a byte for each column.
      let base = at;
      for (const column of this.#starts) {
        const length = lengths[this.#cell] ?? 0;
        lines.copy(chunk, base + column, from, from + length);
        from += length + 1;
        end = base + column + length;
        if (!isEven) base += surplus.get(this.#cell) ?? 0;
        this.#cell += 1;
      }
      chunk[end] = NEWLINE;
      at = end + 1;
    }
    return { read: from - start, written: at };
  }
}
