import { escapeControls } from './escape-controls.ts';
import type { RowLook, RowMaker } from './row-maker.ts';
import { type FieldReader, SimpleTemplate } from './simple-template.ts';
import { templateText } from './template-text.ts';

/** Makes rows into text by a template. Throws TemplateError, for rows, too. */
export function rowText<Row>(text: string, look: RowLook<Row>): RowMaker<Row, string> {
  const simple = SimpleTemplate.read(text, hasField(look));
  return simple === null ? templateText(text, look) : simpleText(simple, look);
}

/** Makes rows into the cells between the tabs of a template; null when it is not that simple. */
export function rowCells<Row>(
  text: string,
  look: RowLook<Row>,
): RowMaker<Row, readonly string[]> | null {
  const cells: RowMaker<Row, string>[] = [];
  for (const part of text.split('\t')) {
    const simple = SimpleTemplate.read(part, hasField(look));
    if (simple === null) return null;
    cells.push(simpleText(simple, look));
  }
  const rows = cells.map((cell) => cell.row);
  return {
    row: (row) => {
      // Rows are many: nothing is called for them that need not be.
      const made: string[] = [];
      for (let at = 0; at < rows.length; at += 1) made.push(rows[at]?.(row) ?? '');
      return made;
    },
    header: () => cells.map((cell) => cell.header()),
  };
}

function hasField<Row>({ columns }: RowLook<Row>): (name: string) => boolean {
  return (name) => Object.hasOwn(columns.columns, name);
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
