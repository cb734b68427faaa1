import type { ColumnSet } from './columns.ts';
import { quietTemplate, rawTemplate, tableTemplate } from './default-templates.ts';
import { parseOutputFormat } from './output-format.ts';

/** What the format `json` means. */
export const JSON_TEMPLATE = '{{json .}}' as const;

/** How the rows of a list are made. */
export interface RowPlan {
  /** Go template of one row. */
  readonly template: string;
  /** Rows are aligned and have a header. */
  readonly isTable: boolean;
}

/** What a --format means for these columns. */
export function planRows<Row>({
  format,
  columns,
  quiet = false,
}: {
  readonly format: string;
  readonly columns: ColumnSet<Row>;
  readonly quiet?: boolean;
}): RowPlan {
  const wanted = parseOutputFormat(format);
  switch (wanted.kind) {
    case 'default':
      return quiet
        ? { template: quietTemplate(columns), isTable: false }
        : { template: tableTemplate(columns, columns.table), isTable: true };
    case 'raw': {
      const template = columns.raw === undefined ? format : rawTemplate(columns, quiet);
      return { template, isTable: false };
    }
    case 'json':
      return { template: JSON_TEMPLATE, isTable: false };
    case 'table':
    case 'rows':
      return { template: wanted.template, isTable: wanted.kind === 'table' };
  }
}
