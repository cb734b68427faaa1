import type { ColumnSet } from './columns.ts';
import type { RowStyle } from './row-style.ts';

/** What makes rows into something, and the titles of their columns into the same. */
export interface RowMaker<Row, Made> {
  readonly row: (row: Row) => Made;
  readonly header: () => Made;
}

/** Rows of what columns, and how they are written. */
export interface RowLook<Row> {
  readonly columns: ColumnSet<Row>;
  readonly style: RowStyle;
}
