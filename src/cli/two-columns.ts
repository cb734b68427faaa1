import { wrap } from './wrap.ts';

/** A name and what it is. */
export type Row = readonly [left: string, right: string];

/** How rows are set. Widths are columns of the terminal. */
export interface ColumnLayout {
  /** Of a whole line. */
  readonly width: number;
  /** Between the longest name and the texts. */
  readonly gap: number;
  /** Of the left column with the gap, at least. */
  readonly least?: number;
}

const LEAST_ROOM = 24; // columns; in less, texts would be towers
const NARROW_INDENT = 10; // columns

/** Rows in two columns, each beginning with two blanks; where that leaves too little room, one below the other. */
export function twoColumns(rows: readonly Row[], { width, gap, least = 0 }: ColumnLayout): string {
  const indent = Math.max(least, ...rows.map(([left]) => left.length + 2 + gap));
  const set = width - indent < LEAST_ROOM ? below : beside;
  return rows.map((row) => set(row, indent, width)).join('');
}

function beside([left, right]: Row, indent: number, width: number): string {
  const lines = wrap(right, width - indent);
  return lines
    .map((line, at) => `${(at === 0 ? `  ${left}` : '').padEnd(indent)}${line}`.trimEnd() + '\n')
    .join('');
}

function below([left, right]: Row, _: number, width: number): string {
  const lines = wrap(right, Math.max(1, width - NARROW_INDENT));
  const texts = lines.map((line) => `${' '.repeat(NARROW_INDENT)}${line}`.trimEnd() + '\n');
  return `  ${left}\n${texts.join('')}`;
}
