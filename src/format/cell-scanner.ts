import { displayWidth } from './display-width.ts';
import { ESCAPE, FORM_FEED, TAB, type TabLayout, VERTICAL_TAB } from './tab-layout.ts';

/** Text cut into cells. What ended a cell, a tab or a newline, stands at its end in the text. */
export interface ScannedText {
  readonly text: string;
  readonly ends: Uint32Array;
  /** Columns that each cell takes. */
  readonly widths: Uint32Array;
}

const FIRST_PRINTABLE = 0x20;
const LAST_PRINTABLE = 0x7e;
const MARK = /\udcff[^\udcff]*\udcff?|[\t\n\v\f]/g;
const HTML_MARK = /\udcff[^\udcff]*\udcff?|<[^>]*>?|&[^;]*;?|[\t\n\v\f]/g;

/** Whether cells can be told apart by tabs and newlines alone. */
export function isPlain(text: string, layout: TabLayout): boolean {
  return layout.filterHtml !== true && !text.includes(ESCAPE);
}

/** Cuts a text into cells and measures them. */
export function scanCells(text: string, layout: TabLayout): ScannedText {
  return isPlain(text, layout) ? scanPlain(text, layout) : scanMarked(text, layout);
}

function scanPlain(text: string, { wideAmbiguous = false }: TabLayout): ScannedText {
  const ends: number[] = [];
  const widths: number[] = [];
  let start = 0;
  let isAscii = true;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code >= FIRST_PRINTABLE && code <= LAST_PRINTABLE) continue;
    if (code < TAB || code > FORM_FEED) {
      isAscii = false;
      continue;
    }
    ends.push(at);
    widths.push(isAscii ? at - start : displayWidth(text.slice(start, at), wideAmbiguous));
    start = at + 1;
    isAscii = true;
  }
  if (start < text.length) {
    ends.push(text.length);
    widths.push(displayWidth(text.slice(start), wideAmbiguous));
  }
  return { text, ends: Uint32Array.from(ends), widths: Uint32Array.from(widths) };
}

/** Calls back for each line: cells from first up to last, which is the text behind its last tab. */
export function eachLine(
  { text, ends }: ScannedText,
  visit: (first: number, last: number) => void,
): void {
  let first = 0;
  for (let cell = 0; cell < ends.length; cell += 1) {
    const terminator = text.charCodeAt(ends[cell] ?? 0);
    if (terminator === TAB || terminator === VERTICAL_TAB) continue;
    visit(first, cell);
    first = cell + 1;
  }
  // A tab that ends all text ends no cell.
  if (first < ends.length) visit(first, ends.length - 1);
}

/** Tags, entities and escaped text may hold tabs and newlines that end nothing. */
function scanMarked(text: string, layout: TabLayout): ScannedText {
  const cells = new CellCollector(layout);
  let start = 0;
  for (const { 0: mark, index } of text.matchAll(layout.filterHtml === true ? HTML_MARK : MARK)) {
    cells.addText(text.slice(start, index));
    cells.addMark(mark);
    start = index + mark.length;
  }
  cells.addText(text.slice(start));
  return cells.finish();
}

class CellCollector {
  readonly #layout: TabLayout;
  readonly #ends: number[] = [];
  readonly #widths: number[] = [];
  #text = '';
  #width = 0;

  constructor(layout: TabLayout) {
    this.#layout = layout;
  }

  addText(text: string): void {
    this.#text += text;
    this.#width += this.#measure(text);
  }

  addMark(mark: string): void {
    switch (mark.charAt(0)) {
      case '<':
        this.#text += mark;
        break;
      case '&':
        this.#text += mark;
        this.#width += 1;
        break;
      case ESCAPE:
        this.#addEscaped(mark);
        break;
      default:
        this.#endCell(mark);
    }
  }

  finish(): ScannedText {
    if ((this.#ends.at(-1) ?? -1) + 1 < this.#text.length) this.#endCell('');
    return {
      text: this.#text,
      ends: Uint32Array.from(this.#ends),
      widths: Uint32Array.from(this.#widths),
    };
  }

  #addEscaped(mark: string): void {
    if (this.#layout.stripEscape === true) {
      this.addText(mark.replaceAll(ESCAPE, ''));
      return;
    }
    this.addText(mark);
    this.#width -= 2;
  }

  #endCell(terminator: string): void {
    this.#ends.push(this.#text.length);
    this.#widths.push(this.#width);
    this.#text += terminator;
    this.#width = 0;
  }

  #measure(text: string): number {
    return displayWidth(text, this.#layout.wideAmbiguous === true);
  }
}
