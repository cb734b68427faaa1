import { eachLine, isPlain, type ScannedText, scanCells } from './cell-scanner.ts';
import { ColumnBlocks } from './column-blocks.ts';
import { LineRenderer } from './line-renderer.ts';
import type { TabLayout } from './tab-layout.ts';

const CHUNK = 65_536; // characters that are kept and given out together

/**
 * Aligns text whose cells end with tabs, as text/tabwriter does with its elastic tab stops. Text comes
 * in pieces of any size and goes out in chunks; until then it is kept flat.
 * https://pkg.go.dev/text/tabwriter
 */
export class TabWriter {
  readonly #layout: TabLayout;
  readonly #blocks: ColumnBlocks;
  readonly #scanned: ScannedText[] = [];
  #pending = '';
  #limit = CHUNK;

  constructor(layout: TabLayout) {
    this.#layout = layout;
    this.#blocks = new ColumnBlocks(layout);
  }

  /** Takes more text. */
  write(text: string): void {
    this.#pending += text;
    if (this.#pending.length >= this.#limit) this.#scanWholeLines();
  }

  /** All of the text, aligned. Nothing may be written afterwards. */
  *finish(): Generator<string> {
    this.#scan(this.#pending);
    const renderer = new LineRenderer(this.#layout, this.#blocks.widths());
    for (const scanned of this.#scanned) yield renderer.render(scanned);
  }

  #scanWholeLines(): void {
    const end = Math.max(this.#pending.lastIndexOf('\n'), this.#pending.lastIndexOf('\f')) + 1;
    // Marks may run over the ends of lines: then only the whole text will do.
    if (end === 0 || !isPlain(this.#pending, this.#layout)) {
      this.#limit = this.#pending.length * 2;
      return;
    }
    this.#scan(this.#pending.slice(0, end));
    this.#pending = this.#pending.slice(end);
    this.#limit = CHUNK;
  }

  #scan(text: string): void {
    const scanned = scanCells(text, this.#layout);
    eachLine(scanned, (first, last) => this.#blocks.addLine(scanned, first, last));
    this.#scanned.push(scanned);
  }
}

/** A whole text, aligned. */
export function alignTabs(text: string, layout: TabLayout): string {
  const writer = new TabWriter(layout);
  writer.write(text);
  return Array.from(writer.finish()).join('');
}
