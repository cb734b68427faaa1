import { goString } from '../go/go-type.ts';
import type { StructSubject } from '../template/struct-subject.ts';
import type { TemplateFunction } from '../template/template-function.ts';
import type { ColumnSet, RowType } from './columns.ts';
import { escapeControls } from './escape-controls.ts';
import { jsonValue } from './row-json.ts';
import type { RowStyle } from './row-style.ts';

/** A row as templates see it: its columns are its fields. */
export class RowSubject<Row> implements StructSubject {
  readonly #set: ColumnSet<Row>;
  readonly #row: Row;
  readonly #style: RowStyle;
  /** Once a row was shown as JSON, its fields are those of JSON. */
  #isJson = false;

  constructor(set: ColumnSet<Row>, row: Row, style: RowStyle) {
    this.#set = set;
    this.#row = row;
    this.#style = style;
  }

  get goType(): string {
    return this.#type.goType;
  }

  get fields(): readonly string[] {
    return this.#set.names;
  }

  get unexported(): readonly string[] {
    return this.#type.unexported ?? [];
  }

  get #type(): RowType {
    return this.#set.typeOf?.(this.#row) ?? this.#set;
  }

  field(name: string): unknown {
    const column = this.#set.columns[name];
    const read = this.#isJson ? (column?.json ?? column?.value) : column?.value;
    return this.#shown(read?.(this.#row, this.#style));
  }

  method(name: string): TemplateFunction | null {
    const { methods = {} } = this.#set;
    const method = Object.hasOwn(methods, name) ? methods[name] : undefined;
    if (method === undefined) return null;
    return {
      parameters: [goString],
      call: ([argument]) => this.#shown(method(this.#row, String(argument))),
    };
  }

  toJson(): unknown {
    this.#isJson = true;
    const data = { row: this.#row, style: this.#style };
    return Object.fromEntries(this.fields.map((name) => [name, jsonValue(this.#set, name, data)]));
  }

  #shown(value: unknown): unknown {
    return this.#style.escapeControls && typeof value === 'string' ? escapeControls(value) : value;
  }
}
