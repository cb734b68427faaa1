import type { ColumnSet, RawLine } from './columns.ts';

/** A row of a table: these columns, parted by tabs. */
export function tableTemplate<Row>(set: ColumnSet<Row>, names: readonly string[]): string {
  return names
    .map((name) => {
      const whenEmpty = set.columns[name]?.whenEmpty;
      const field = fieldTemplate(name);
      return whenEmpty === undefined ? field : `{{if .${name}}}${field}{{else}}${whenEmpty}{{end}}`;
    })
    .join('\t');
}

/** What --quiet shows of a row. */
export function quietTemplate<Row>(set: ColumnSet<Row>): string {
  return fieldTemplate(set.quiet);
}

/** A row in lines "label: value", with an empty line behind them; quiet has one line alone. */
export function rawTemplate<Row>(set: ColumnSet<Row>, quiet: boolean): string {
  const lines = set.raw ?? [];
  const shown = quiet ? lines.filter(([, name]) => name === set.quiet) : lines;
  const text = shown.map(rawLine).join('\n');
  return quiet ? text : `${text}\n`;
}

function rawLine([label, name, look]: RawLine<string>): string {
  // The function pad leaves an empty text as it is.
  return look === 'tight' ? `${label}:{{pad .${name} 1 0}}` : `${label}: ${fieldTemplate(name)}`;
}

function fieldTemplate(name: string): string {
  return `{{.${name}}}`;
}
