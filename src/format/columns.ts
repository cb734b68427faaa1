import { compareStrings } from '../go/compare-strings.ts';
import type { RowStyle } from './row-style.ts';

/** One column of a list, told once: what it is called in a header and what it shows of a row. */
export interface Column<Row> {
  readonly header: string;
  /** What it shows, as a sentence; for manuals. */
  readonly doc?: string;
  /** Nearly always a text; any other value must be one that templates know (see template/value.ts). */
  readonly value: (row: Row, style: RowStyle) => unknown;
  /** What JSON has in its place. */
  readonly json?: (row: Row, style: RowStyle) => unknown;
  /** What the default table shows where the value is empty. */
  readonly whenEmpty?: string;
}

/** A line of the format `raw`: its label, and the column behind it. "tight": no blank before nothing. */
export type RawLine<Name extends string> = readonly [label: string, name: Name, look?: 'tight'];

/** What error texts call a row. */
export interface RowType {
  /** "*formatter.imageContext" */
  readonly goType: string;
  /** Fields that error texts tell from unknown ones. */
  readonly unexported?: readonly string[];
}

/** What a list can show. */
export interface ColumnDefinitions<Row, Name extends string> extends RowType {
  /** For lists in which not every row has the same type. */
  readonly typeOf?: (row: Row) => RowType;
  /** Each column by its name in templates and in JSON. */
  readonly columns: Readonly<Record<Name, Column<Row>>>;
  /** What templates call with one text, like `.Label "name"`. */
  readonly methods?: Readonly<Record<string, (row: Row, argument: string) => string>>;
  /** The default table. */
  readonly table: readonly NoInfer<Name>[];
  /** The one that --quiet shows. */
  readonly quiet: NoInfer<Name>;
  /** Without it, `raw` is a template like any other. */
  readonly raw?: readonly RawLine<NoInfer<Name>>[];
}

/** Columns that lists can be made of; defineColumns() makes it. */
export interface ColumnSet<Row, Name extends string = string> extends ColumnDefinitions<Row, Name> {
  /** Sorted by bytes, as JSON has them. */
  readonly names: readonly Name[];
}

/** Declares the columns of a list. Misspelt names in table, quiet or raw do not compile. */
export function defineColumns<Row, const Name extends string>(
  definitions: ColumnDefinitions<Row, Name>,
): ColumnSet<Row, Name> {
  // oxlint-disable-next-line no-unsafe-type-assertion -- Record<Name, …> promises that these are its keys
  const names = Object.keys(definitions.columns) as Name[];
  const set = { ...definitions, names };
  // Sorted when first asked for, which most lists never do. Not copied with the rest into a set made of this.
  let sorted: readonly Name[] | null = null;
  Object.defineProperty(set, 'names', {
    enumerable: false,
    get: () => (sorted ??= names.toSorted(compareStrings)),
  });
  return set;
}
