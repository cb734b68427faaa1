import { FormatError } from '../model/errors.ts';
import { headerFunctions } from '../template/docker-functions.ts';
import { parseTemplate } from '../template/parse-template.ts';
import type { Template } from '../template/template.ts';
import { TemplateError } from '../template/template-error.ts';
import type { ColumnSet } from './columns.ts';
import { headerSubject } from './header-subject.ts';
import { rowJsonWriter } from './row-json.ts';
import { JSON_TEMPLATE, planRows } from './row-plan.ts';
import type { RowStyle } from './row-style.ts';
import { RowSubject } from './row-subject.ts';
import { DOCKER_LAYOUT } from './tab-layout.ts';
import { TabWriter } from './tab-writer.ts';
import { PlainText, type TextSink } from './text-sink.ts';

/** What a list is to look like. */
export interface ListOptions<Row> {
  /** The value of --format; '' is the default table. */
  readonly format: string;
  readonly columns: ColumnSet<Row>;
  readonly style: RowStyle;
  /** Only the column that columns.quiet names, unless the format is a template. Off when absent. */
  readonly quiet?: boolean;
  /** What aligns a table: a TabWriter when absent. */
  readonly table?: TextSink;
}

/** A list in the making. Rows may come in batches: only their text is kept. */
export interface ListRendering<Row> {
  add(rows: readonly Row[]): void;
  /**
   * The whole output in chunks of some 64 kB, to be asked for once. Throws FormatError, and gives no
   * output, when the template does not parse or fails on any row.
   */
  finish(): Iterable<string>;
}

/**
 * Starts a list as docker's formatter makes it. What is wrong with the template is told at the end:
 * where rows come from may fail first.
 */
export function startList<Row>(options: ListOptions<Row>): ListRendering<Row> {
  const { template, isTable } = planRows(options);
  try {
    return new OpenList(options, parseTemplate(template), isTable);
  } catch (error) {
    return new FailedList(formatError(error));
  }
}

class OpenList<Row> implements ListRendering<Row> {
  readonly #render: (row: Row) => string;
  readonly #text: TextSink;
  #failure: FormatError | null = null;

  constructor(options: ListOptions<Row>, template: Template, isTable: boolean) {
    this.#render = rowRenderer(options, template);
    this.#text = isTable ? tableSink(options) : new PlainText();
    if (isTable) this.#text.write(`${header(template, options.columns)}\n`);
  }

  add(rows: readonly Row[]): void {
    if (this.#failure !== null) return;
    try {
      for (const row of rows) this.#text.write(`${this.#render(row)}\n`);
    } catch (error) {
      this.#failure = formatError(error);
    }
  }

  finish(): Iterable<string> {
    if (this.#failure !== null) throw this.#failure;
    return this.#text.finish();
  }
}

class FailedList<Row> implements ListRendering<Row> {
  readonly #failure: FormatError;

  constructor(failure: FormatError) {
    this.#failure = failure;
  }

  add(): void {}

  finish(): Iterable<string> {
    throw this.#failure;
  }
}

function rowRenderer<Row>(
  { columns, style }: ListOptions<Row>,
  template: Template,
): (row: Row) => string {
  const execute = template.compile();
  const render = (row: Row): string => execute(new RowSubject(columns, row, style));
  if (template.text !== JSON_TEMPLATE) return render;
  const writeJson = rowJsonWriter(columns, style);
  return (row) => writeJson(row) ?? render(row);
}

function tableSink<Row>({ table, style }: ListOptions<Row>): TextSink {
  return table ?? new TabWriter({ ...DOCKER_LAYOUT, wideAmbiguous: style.wideAmbiguous });
}

/** The template once more, over the titles of the columns; it ends where it fails. */
function header<Row>(template: Template, columns: ColumnSet<Row>): string {
  try {
    return template.execute(headerSubject(columns), { functions: headerFunctions });
  } catch (error) {
    if (error instanceof TemplateError) return error.partial;
    throw error;
  }
}

function formatError(error: unknown): FormatError {
  if (!(error instanceof TemplateError)) throw error;
  return new FormatError(`template parsing error: ${error.message}`, 1, { cause: error });
}
