import Table from 'cli-table3';
import { toBytes } from '../go/go-string.ts';
import { DOCKER_LAYOUT, type TabLayout } from './tab-layout.ts';
import { alignTabs } from './tab-writer.ts';
import type { TextSink } from './text-sink.ts';

const MOST_ROWS = 500; // cli-table3's time grows with the square of them
// Other characters it measures in its own way.
const PRINTABLE_ASCII_ROWS = /^(?:[ -~]*\t)+[ -~]*$/;
const NO_LINES = {
  top: '',
  'top-mid': '',
  'top-left': '',
  'top-right': '',
  bottom: '',
  'bottom-mid': '',
  'bottom-left': '',
  'bottom-right': '',
  left: '',
  'left-mid': '',
  mid: '',
  'mid-mid': '',
  right: '',
  'right-mid': '',
  middle: '',
} as const;

/** Aligns the cells of small tables as docker does: by cli-table3, and by ourselves what that would show otherwise. */
export class SmallTable implements TextSink {
  readonly #layout: TabLayout;
  #text = '';

  constructor(wideAmbiguous: boolean) {
    this.#layout = { ...DOCKER_LAYOUT, wideAmbiguous };
  }

  write(text: string): void {
    this.#text += text;
  }

  finish(): Iterable<Uint8Array> {
    const rows = simpleRows(this.#text);
    return [toBytes(rows === null ? alignTabs(this.#text, this.#layout) : layoutTable(rows))];
  }
}

/** The cells of each line; null when lines differ in their number, or hold anything unusual. */
function simpleRows(text: string): readonly (readonly string[])[] | null {
  const lines = text.split('\n');
  const end = lines.pop();
  if (end !== '' || lines.length > MOST_ROWS) return null;
  if (!lines.every((line) => PRINTABLE_ASCII_ROWS.test(line))) return null;
  const rows = lines.map((line) => line.split('\t'));
  return rows.every(({ length }) => length === rows[0]?.length) ? rows : null;
}

/** docker never pads the last cell, and cli-table3 always does: it draws all but that. */
function layoutTable(rows: readonly (readonly string[])[]): string {
  const { minWidth, padding } = DOCKER_LAYOUT;
  const padded = rows.map((row) => row.slice(0, -1));
  const widths = (padded[0] ?? []).map((_, column) => {
    const cells = padded.map((row) => (row[column] ?? '').length + padding);
    return Math.max(minWidth, ...cells);
  });
  const table = new Table({
    chars: NO_LINES,
    colWidths: widths,
    style: { 'padding-left': 0, 'padding-right': 0, head: [], border: [], compact: true },
  });
  for (const row of padded) table.push([...row]);
  const lines = table.toString().split('\n');
  return rows.map((row, at) => `${lines[at] ?? ''}${row.at(-1) ?? ''}\n`).join('');
}
