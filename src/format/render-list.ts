import { fromBytes, wellFormed } from '../go/go-string.ts';
import { FormatError } from '../model/errors.ts';
import { TemplateError } from '../template/template-error.ts';
import { ByteText } from './byte-text.ts';
import { CellTable } from './cell-table.ts';
import type { ColumnSet } from './columns.ts';
import { type RowPlan, planRows } from './row-plan.ts';
import type { RowStyle } from './row-style.ts';
import type { RowLook } from './row-maker.ts';
import { rowCells, rowText } from './row-text.ts';
import { DOCKER_LAYOUT } from './tab-layout.ts';
import type { TextSink } from './text-sink.ts';

/** What a list is to look like. */
export interface ListOptions<Row> {
  /** The value of --format; '' is the default table. */
  readonly format: string;
  readonly columns: ColumnSet<Row>;
  readonly style: RowStyle;
  /** Only the column that columns.quiet names, unless the format is a template. Off when absent. */
  readonly quiet?: boolean;
  /** What aligns a table: a CellTable when absent. */
  readonly table?: TextSink;
}

/** A list in the making. Rows may come in batches: only their text is kept. */
export interface ListRendering<Row> {
  add(rows: readonly Row[]): void;
  /**
   * The whole output as bytes, in chunks of some 64 kB that are good until the next is asked for; to be
   * asked for once. Throws FormatError, and gives no output, when the template does not parse or fails
   * on any row.
   */
  finish(): Iterable<Uint8Array>;
}

/**
 * Starts a list as docker's formatter makes it. What is wrong with the template is told at the end:
 * where rows come from may fail first.
 */
export function startList<Row>(options: ListOptions<Row>): ListRendering<Row> {
  try {
    return new OpenList(startLines(planRows(options), options));
  } catch (error) {
    return new FailedList(formatError(error));
  }
}

/** The text of a whole output. */
export function outputText(chunks: Iterable<Uint8Array>): string {
  return fromBytes(Buffer.concat(Array.from(chunks, (chunk) => Buffer.from(chunk))));
}

/** Where rows become lines; a header is there already. */
interface Lines<Row> {
  readonly sink: TextSink;
  /** Throws TemplateError. */
  readonly add: (row: Row) => void;
}

/** Throws TemplateError. */
function startLines<Row>({ template, isTable }: RowPlan, options: ListOptions<Row>): Lines<Row> {
  if (!isTable) return plainLines(template, options);
  const { table, style } = options;
  if (table !== undefined) return tableLines(table, template, options);
  const cellTable = new CellTable({ ...DOCKER_LAYOUT, wideAmbiguous: style.wideAmbiguous });
  const cells = rowCells(template, options);
  if (cells === null) return tableLines(cellTable, template, options);
  cellTable.addRow(cells.header());
  return { sink: cellTable, add: (row) => cellTable.addRow(cells.row(row)) };
}

function plainLines<Row>(template: string, look: RowLook<Row>): Lines<Row> {
  const sink = new ByteText();
  const { row: textOf } = rowText(template, look);
  return { sink, add: (row) => sink.write(`${textOf(row)}\n`) };
}

/** Where text is measured, bytes that together are a character have to stand as one. */
function tableLines<Row>(sink: TextSink, template: string, look: RowLook<Row>): Lines<Row> {
  const text = rowText(template, look);
  sink.write(wellFormed(`${text.header()}\n`));
  return { sink, add: (row) => sink.write(wellFormed(`${text.row(row)}\n`)) };
}

class OpenList<Row> implements ListRendering<Row> {
  readonly #lines: Lines<Row>;
  #failure: FormatError | null = null;

  constructor(lines: Lines<Row>) {
    this.#lines = lines;
  }

  add(rows: readonly Row[]): void {
    if (this.#failure !== null) return;
    try {
      for (const row of rows) this.#lines.add(row);
    } catch (error) {
      this.#failure = formatError(error);
    }
  }

  finish(): Iterable<Uint8Array> {
    if (this.#failure !== null) throw this.#failure;
    return this.#lines.sink.finish();
  }
}

class FailedList<Row> implements ListRendering<Row> {
  readonly #failure: FormatError;

  constructor(failure: FormatError) {
    this.#failure = failure;
  }

  add(): void {}

  finish(): Iterable<Uint8Array> {
    throw this.#failure;
  }
}

function formatError(error: unknown): FormatError {
  if (!(error instanceof TemplateError)) throw error;
  return new FormatError(`template parsing error: ${error.message}`, 1, { cause: error });
}
