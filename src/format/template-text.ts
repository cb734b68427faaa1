import { headerFunctions } from '../template/docker-functions.ts';
import { parseTemplate } from '../template/parse-template.ts';
import type { Template } from '../template/template.ts';
import { TemplateError } from '../template/template-error.ts';
import type { ColumnSet } from './columns.ts';
import { headerSubject } from './header-subject.ts';
import { rowJsonWriter } from './row-json.ts';
import type { RowLook, RowMaker } from './row-maker.ts';
import { JSON_TEMPLATE } from './row-plan.ts';
import { RowSubject } from './row-subject.ts';

/** Makes rows into text by a template of any kind. Throws TemplateError, for rows, too. */
export function templateText<Row>(text: string, look: RowLook<Row>): RowMaker<Row, string> {
  const template = parseTemplate(text);
  return { row: rowRenderer(template, look), header: () => headerText(template, look.columns) };
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
