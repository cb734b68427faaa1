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
  /** As they are shown; null: not all are plain. */
  #shown: string[] | null = [];

  constructor(style: InspectStyle, layout: JsonLayout) {
    this.#style = style;
    this.#layout = layout;
  }

  add(type: InspectType, raw: string): void {
    const { plain } = decodeDocument(type, raw, UTC);
    this.#documents.push(raw);
    if (plain === null) this.#shown = null;
    else this.#shown?.push(this.#layout === 'indented' ? indented(plain.value) : plain.text);
  }

  finish(): string {
    const list = this.#plainList() ?? renderDocuments(this.#documents, this.#layout);
    return this.#style.escapeControls ? escapeJsonControls(list) : list;
  }

  #plainList(): string | null {
    if (this.#shown === null) return null;
    if (this.#layout === 'compact' || this.#shown.length === 0)
      return `[${this.#shown.join(',')}]\n`;
    return `[\n${this.#shown.join(',\n')}\n]\n`;
  }
}

/** A plain document as it stands in a list: the runtime writes it as Go does, and faster. */
function indented(value: unknown): string {
  return JSON.stringify([value], null, INDENT).slice('[\n'.length, -'\n]'.length);
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
