import { eachLine, type ScannedText } from './cell-scanner.ts';
import type { BlockReader } from './column-blocks.ts';
import { FORM_FEED, NEWLINE, type TabLayout } from './tab-layout.ts';
import { type Padding, paddingOf } from './tab-padding.ts';

const COLUMN_MARK = '|';
const SECTION_MARK = '---\n';

/** Writes scanned text, from its first line on, with cells as wide as their blocks. */
export class LineRenderer {
  readonly #layout: TabLayout;
  readonly #blocks: BlockReader;
  readonly #padding: Padding;

  constructor(layout: TabLayout, blocks: BlockReader) {
    this.#layout = layout;
    this.#blocks = blocks;
    this.#padding = paddingOf(layout);
  }

  /** The next part of the text, aligned. */
  render(scanned: ScannedText): string {
    let out = '';
    eachLine(scanned, (first, last) => {
      out += this.#line(scanned, first, last);
    });
    return out;
  }

  #line(scanned: ScannedText, first: number, last: number): string {
    const { text, ends } = scanned;
    const isDebug = this.#layout.debug === true;
    let line = this.#cells(scanned, first, last);
    if (isDebug && last > first) line += COLUMN_MARK;
    const end = ends[last] ?? 0;
    line += text.slice(startOf(scanned, last), end);
    const terminator = text.charCodeAt(end);
    if (terminator === NEWLINE) return `${line}\n`;
    if (terminator !== FORM_FEED) return line;
    this.#blocks.endSection();
    return `${line}\n${isDebug ? SECTION_MARK : ''}`;
  }

  #cells(scanned: ScannedText, first: number, last: number): string {
    const { text, ends, widths } = scanned;
    const columns = this.#blocks.next(last - first);
    let start = startOf(scanned, first);
    let line = '';
    let isIndent = true;
    for (let cell = first; cell < last; cell += 1) {
      if (this.#layout.debug === true && cell > first) line += COLUMN_MARK;
      const content = text.slice(start, ends[cell]);
      isIndent &&= content === '';
      const padding = this.#padding(widths[cell] ?? 0, columns[cell - first] ?? 0, isIndent);
      line += this.#alignsRight() ? padding + content : content + padding;
      start = (ends[cell] ?? 0) + 1;
    }
    return line;
  }

  /** Tabs can only follow a text. */
  #alignsRight(): boolean {
    return this.#layout.alignRight === true && this.#layout.padChar !== '\t';
  }
}

function startOf({ ends }: ScannedText, cell: number): number {
  return cell === 0 ? 0 : (ends[cell - 1] ?? 0) + 1;
}
