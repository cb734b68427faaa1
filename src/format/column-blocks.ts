import type { ScannedText } from './cell-scanner.ts';
import { FORM_FEED, TAB, type TabLayout } from './tab-layout.ts';

/**
 * How wide columns are. A column is a block of consecutive lines that have a cell at its place; it is
 * as wide as the widest of them, and a line without one ends it. All lines go in by addLine(); then
 * widths() tells them apart again.
 */
export class ColumnBlocks {
  readonly #layout: TabLayout;
  /** For each column the widths of its blocks, in the order these begin. */
  readonly #widths: number[][] = [];
  /** How many blocks the line before was in, and how wide these are so far. */
  #open = 0;
  readonly #openWidths: number[] = [];
  readonly #openAreSoft: boolean[] = [];

  constructor(layout: TabLayout) {
    this.#layout = layout;
  }

  /** Takes the next line: cells from first up to last, which is the text behind the last tab. */
  addLine({ text, ends, widths }: ScannedText, first: number, last: number): void {
    this.#closeFrom(last - first);
    for (let cell = first; cell < last; cell += 1) {
      const column = cell - first;
      if (column === this.#open) this.#openBlock();
      const width = widths[cell] ?? 0;
      const needed = width + this.#layout.padding;
      if (needed > (this.#openWidths[column] ?? 0)) this.#openWidths[column] = needed;
      if (width > 0 || text.charCodeAt(ends[cell] ?? 0) === TAB) this.#openAreSoft[column] = false;
    }
    if (text.charCodeAt(ends[last] ?? 0) === FORM_FEED) this.#closeFrom(0);
  }

  /** After the last line: reads the widths from the first line on. */
  widths(): BlockReader {
    this.#closeFrom(0);
    return new BlockReader(this.#widths);
  }

  #openBlock(): void {
    this.#openWidths[this.#open] = this.#layout.minWidth;
    this.#openAreSoft[this.#open] = true;
    this.#open += 1;
  }

  #closeFrom(column: number): void {
    while (this.#open > column) {
      this.#open -= 1;
      const isDiscarded =
        this.#layout.discardEmptyColumns === true && this.#openAreSoft[this.#open] === true;
      this.#widths[this.#open] ??= [];
      this.#widths[this.#open]?.push(isDiscarded ? 0 : (this.#openWidths[this.#open] ?? 0));
    }
  }
}

/** Finds the block of each cell again, line by line. */
export class BlockReader {
  readonly #widths: readonly (readonly number[])[];
  /** For each column, which of its blocks comes next. */
  readonly #next: number[];
  readonly #current: number[] = [];
  #open = 0;

  constructor(widths: readonly (readonly number[])[]) {
    this.#widths = widths;
    this.#next = widths.map(() => 0);
  }

  /** The widths of the next line, which has so many cells; only these, and only until the next call. */
  next(cellCount: number): readonly number[] {
    while (this.#open < cellCount) {
      const block = this.#next[this.#open] ?? 0;
      this.#current[this.#open] = this.#widths[this.#open]?.[block] ?? 0;
      this.#next[this.#open] = block + 1;
      this.#open += 1;
    }
    this.#open = cellCount;
    return this.#current;
  }

  /** A form feed came: the next line begins new blocks. */
  endSection(): void {
    this.#open = 0;
  }
}
