import { fromBytes, toBytes, wellFormed } from '../go/go-string.ts';
import { ByteText } from './byte-text.ts';
import { CellLayout } from './cell-layout.ts';
import type { TabLayout } from './tab-layout.ts';
import { TabWriter } from './tab-writer.ts';
import type { TextSink } from './text-sink.ts';

const ELLIPSIS = '\u2026';
const ELLIPSIS_SURPLUS = 2; // bytes more than columns

/**
 * Aligns a table as docker does. Rows of as many cells each, all of printable ASCII and the sign for a text that was
 * cut, are far quicker laid out than any text with tabs.
 */
export class CellTable implements TextSink {
  readonly #layout: TabLayout;
  /** Rows as lines, with tabs between their cells. */
  readonly #lines = new ByteText();
  /** How long each cell is. */
  readonly #lengths: number[] = [];
  /** See CellSizes. */
  readonly #surplus = new Map<number, number>();
  #mostSurplus = 0;
  /** How long the longest of each column is. */
  readonly #widths: number[] = [];
  /** What a line looks like that needs no TabWriter. */
  #plain: RegExp | null = null;
  /** Has taken over when anything else came. */
  #writer: TabWriter | null = null;

  /** layout: docker's, for both kinds of terminals. */
  constructor(layout: TabLayout) {
    this.#layout = layout;
  }

  /** Takes a row. All have the same number of cells. */
  addRow(cells: readonly string[]): void {
    let line = cells[0] ?? '';
    for (let column = 1; column < cells.length; column += 1) line = `${line}\t${cells[column]}`;
    line += '\n';
    this.#plain ??= plainLine(cells.length, this.#layout.wideAmbiguous === true);
    if (this.#writer !== null || !this.#plain.test(line)) {
      this.write(wellFormed(line));
      return;
    }
    this.#measure(cells);
    if (line.includes(ELLIPSIS)) this.#measureSurplus(cells);
    this.#lines.write(line);
  }

  /** Takes lines of any kind. */
  write(text: string): void {
    this.#writer ??= this.#handOver();
    this.#writer.write(text);
  }

  *finish(): Generator<Uint8Array> {
    if (this.#writer !== null) {
      for (const text of this.#writer.finish()) yield toBytes(text);
      return;
    }
    const sizes = {
      lengths: this.#lengths,
      surplus: this.#surplus,
      mostSurplus: this.#mostSurplus,
    };
    const layout = new CellLayout(sizes, this.#columnWidths());
    for (const lines of this.#lines.finish()) yield* layout.render(lines);
  }

  #measure(cells: readonly string[]): void {
    const widths = this.#widths;
    for (let column = 0; column < cells.length; column += 1) {
      const length = cells[column]?.length ?? 0;
      this.#lengths.push(length);
      if (length > (widths[column] ?? -1)) widths[column] = length;
    }
  }

  /** Of the cells that were measured last. */
  #measureSurplus(cells: readonly string[]): void {
    const first = this.#lengths.length - cells.length;
    let all = 0;
    for (const [column, cell] of cells.entries()) {
      const surplus = (cell.split(ELLIPSIS).length - 1) * ELLIPSIS_SURPLUS;
      if (surplus === 0) continue;
      this.#lengths[first + column] = cell.length + surplus;
      this.#surplus.set(first + column, surplus);
      all += surplus;
    }
    this.#mostSurplus = Math.max(this.#mostSurplus, all);
  }

  #handOver(): TabWriter {
    const writer = new TabWriter(this.#layout);
    for (const lines of this.#lines.finish()) writer.write(fromBytes(lines));
    return writer;
  }

  /** The last column is not padded. */
  #columnWidths(): readonly number[] {
    const { minWidth, padding } = this.#layout;
    const last = this.#widths.length - 1;
    return this.#widths.map((width, column) =>
      column === last ? width : Math.max(minWidth, width + padding),
    );
  }
}

/** What takes a column for each character. */
function plainLine(cells: number, wideAmbiguous: boolean): RegExp {
  const cell = wideAmbiguous ? '[ -~]*' : `[ -~${ELLIPSIS}]*`;
  return new RegExp(`^(?:${cell}\\t){${cells - 1}}${cell}\\n$`);
}
