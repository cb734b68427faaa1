import { quoteJson } from '../go/json-quote.ts';
import type { ColumnSet } from './columns.ts';
import { escapeBeyondJson } from './escape-controls.ts';
import type { RowStyle } from './row-style.ts';

// Printable ASCII, without what JSON or HTML would escape.
const PLAIN = /^[ !#-%'-;=?-[\]-~]*$/;

/** What a column has in JSON. */
export function jsonValue<Row>(
  set: ColumnSet<Row>,
  name: string,
  { row, style }: { readonly row: Row; readonly style: RowStyle },
): unknown {
  const column = set.columns[name];
  const value = (column?.json ?? column?.value)?.(row, style);
  return style.escapeControls && typeof value === 'string' ? escapeBeyondJson(value) : value;
}

/**
 * Makes rows into what the template `{{json .}}` makes of them, but quickly: lists may be long. Null
 * for a row that has more than texts.
 */
export function rowJsonWriter<Row>(
  set: ColumnSet<Row>,
  style: RowStyle,
): (row: Row) => string | null {
  const members = set.names.map((name, index) => {
    const column = set.columns[name];
    const read = column?.json ?? column?.value;
    // The quotes of values stand with the keys.
    return {
      before: `${index === 0 ? '{' : '",'}${quoteJson(name, true)}:"`,
      read,
      escape: escaper(style),
    };
  });
  return (row) => {
    let json = '';
    for (const { before, read, escape } of members) {
      const value = read?.(row, style);
      if (typeof value !== 'string') return null;
      json = `${json}${before}${PLAIN.test(value) ? value : escape(value)}`;
    }
    return json === '' ? null : `${json}"}`;
  };
}

/** Remembers the last text: "<none>" may be that of all rows. */
function escaper({ escapeControls }: RowStyle): (text: string) => string {
  let known: string | null = null;
  let escaped = '';
  return (text) => {
    if (text === known) return escaped;
    known = text;
    escaped = quoteJson(escapeControls ? escapeBeyondJson(text) : text, true).slice(1, -1);
    return escaped;
  };
}
