import { compactJson, indentJson } from '../go/json-indent.ts';
import { UTC } from '../go/utc.ts';
import { escapeJsonControls } from './escape-json.ts';
import { decodeDocument, withEngineError } from './inspect-object.ts';
import type { InspectType } from './inspect-types/inspect-type.ts';
import type { Inspection, InspectStyle } from './inspection.ts';

/** White space between the parts of a JSON text. */
export type JsonLayout = 'indented' | 'compact';

const INDENT = '    ';

/**
 * Shows the documents themselves as one JSON list. They are decoded all the same: what docker cannot
 * decode it does not show.
 */
export class JsonInspection implements Inspection {
  readonly #style: InspectStyle;
  readonly #layout: JsonLayout;
  readonly #documents: string[] = [];
  /** Null: not all are plain. */
  #values: unknown[] | null = [];

  constructor(style: InspectStyle, layout: JsonLayout) {
    this.#style = style;
    this.#layout = layout;
  }

  add(type: InspectType, raw: string): void {
    const { plain } = decodeDocument(type, raw, UTC);
    this.#documents.push(raw);
    if (plain === null) this.#values = null;
    else this.#values?.push(plain.value);
  }

  finish(): string {
    const list = this.#plainList() ?? renderDocuments(this.#documents, this.#layout);
    return this.#style.escapeControls ? escapeJsonControls(list) : list;
  }

  /** The runtime writes plain texts as Go does, and faster. */
  #plainList(): string | null {
    if (this.#values === null) return null;
    const indent = this.#layout === 'indented' ? INDENT : '';
    return `${JSON.stringify(this.#values, null, indent)}\n`;
  }
}

/**
 * A JSON list of documents, with a line break at its end: order of keys, repeated keys, spelling of numbers
 * and escapes stay. Throws EngineError when they are no JSON.
 */
export function renderDocuments(documents: readonly string[], layout: JsonLayout): string {
  const list = `[${documents.join(',')}]`;
  return withEngineError(
    () => `${layout === 'indented' ? indentJson(list, INDENT) : compactJson(list)}\n`,
  );
}
