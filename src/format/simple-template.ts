import { shownValue } from './shown-value.ts';

/** Gives the value of a row's field. */
export type FieldReader<Row> = (row: Row) => unknown;

/** One field of a row, and the text before it. */
interface FieldPart {
  readonly before: string;
  readonly name: string;
  /** What stands in the field's place when it is empty. */
  readonly whenEmpty: string;
}

const FIELD = /\{\{\.(\w+)\}\}/y;
const FIELD_OR_WORD = /\{\{if \.(\w+)\}\}\{\{\.\1\}\}\{\{else\}\}([^{]*)\{\{end\}\}/y;

/**
 * A template of nothing but text and fields, as nearly all are: it needs no machine to run on, which long
 * lists and quick starts feel.
 */
export class SimpleTemplate {
  readonly #parts: readonly FieldPart[];
  readonly #end: string;

  private constructor(parts: readonly FieldPart[], end: string) {
    this.#parts = parts;
    this.#end = end;
  }

  /** Null when the template has anything else in it, or a field that there is not. */
  static read(text: string, hasField: (name: string) => boolean): SimpleTemplate | null {
    const parts: FieldPart[] = [];
    let at = 0;
    for (let open = text.indexOf('{{'); open !== -1; open = text.indexOf('{{', at)) {
      const found = matchAt(FIELD, text, open) ?? matchAt(FIELD_OR_WORD, text, open);
      const [action = '', name = '', whenEmpty = ''] = found ?? [];
      if (!hasField(name)) return null;
      parts.push({ before: text.slice(at, open), name, whenEmpty });
      at = open + action.length;
    }
    return new SimpleTemplate(parts, text.slice(at));
  }

  /** Prepares the output for many rows. */
  compile<Row>(readerOf: (name: string) => FieldReader<Row>): (row: Row) => string {
    const end = this.#end;
    const parts = this.#parts.map((part) => ({ ...part, read: readerOf(part.name) }));
    const [first] = parts;
    if (first?.before === '' && parts.length === 1 && end === '') {
      const { read, whenEmpty } = first;
      return (row) => {
        const value = read(row);
        return typeof value === 'string' && value !== '' ? value : shown(value, whenEmpty);
      };
    }
    return (row) => {
      let text = '';
      for (const { before, read, whenEmpty } of parts) {
        text = `${text}${before}${shown(read(row), whenEmpty)}`;
      }
      return text + end;
    };
  }
}

function shown(value: unknown, whenEmpty: string): string {
  if (typeof value === 'string') return value === '' ? whenEmpty : value;
  return shownValue(value, whenEmpty);
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}
