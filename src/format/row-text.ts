import { headerFunctions } from '../template/docker-functions.ts';
import { parseTemplate } from '../template/parse-template.ts';
import type { Template } from '../template/template.ts';
import { TemplateError } from '../template/template-error.ts';
import type { ColumnSet } from './columns.ts';
import { escapeControls } from './escape-controls.ts';
import { headerSubject } from './header-subject.ts';
import { rowJsonWriter } from './row-json.ts';
import { JSON_TEMPLATE } from './row-plan.ts';
import type { RowStyle } from './row-style.ts';
import { RowSubject } from './row-subject.ts';
import { type FieldReader, SimpleTemplate } from './simple-template.ts';

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

/** Makes rows into text by a template. Throws TemplateError, for rows, too. */
export function rowText<Row>(text: string, look: RowLook<Row>): RowMaker<Row, string> {
  const simple = SimpleTemplate.read(text, look.columns.names);
  if (simple !== null) return simpleText(simple, look);
  const template = parseTemplate(text);
  return { row: rowRenderer(template, look), header: () => headerText(template, look.columns) };
}

/** Makes rows into the cells between the tabs of a template; null when it is not that simple. */
export function rowCells<Row>(
  text: string,
  look: RowLook<Row>,
): RowMaker<Row, readonly string[]> | null {
  const cells: RowMaker<Row, string>[] = [];
  for (const part of text.split('\t')) {
    const simple = SimpleTemplate.read(part, look.columns.names);
    if (simple === null) return null;
    cells.push(simpleText(simple, look));
  }
  return {
    row: (row) => cells.map((cell) => cell.row(row)),
    header: () => cells.map((cell) => cell.header()),
  };
}

function simpleText<Row>(simple: SimpleTemplate, look: RowLook<Row>): RowMaker<Row, string> {
  return {
    row: simple.compile((name) => fieldReader(name, look)),
    header: () => simple.compile((name) => () => look.columns.columns[name]?.header)(null),
  };
}

function fieldReader<Row>(name: string, { columns, style }: RowLook<Row>): FieldReader<Row> {
  const read = columns.columns[name]?.value ?? (() => undefined);
  if (!style.escapeControls) return (row) => read(row, style);
  return (row) => {
    const value = read(row, style);
    return typeof value === 'string' ? escapeControls(value) : value;
  };
}

function rowRenderer<Row>(
  template: Template,
  { columns, style }: RowLook<Row>,
): (row: Row) => string {
  const execute = template.compile();
  const render = (row: Row): string => execute(new RowSubject(columns, row, style));
  if (template.text !== JSON_TEMPLATE) return render;
  const writeJson = rowJsonWriter(columns, style);
  return (row) => writeJson(row) ?? render(row);
}

/** The template once more, over the titles of the columns; it ends where it fails. */
function headerText<Row>(template: Template, columns: ColumnSet<Row>): string {
  try {
    return template.execute(headerSubject(columns), { functions: headerFunctions });
  } catch (error) {
    if (error instanceof TemplateError) return error.partial;
    throw error;
  }
}
