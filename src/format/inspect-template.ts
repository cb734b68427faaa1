import type { TypedValue } from '../go/go-type.ts';
import type { PlainJson } from '../go/json-plain.ts';
import { FormatError } from '../model/errors.ts';
import { parseTemplate } from '../template/parse-template.ts';
import type { Template } from '../template/template.ts';
import { TemplateError } from '../template/template-error.ts';
import { escapeJsonStrings } from './escape-json.ts';
import { decodeDocument, decodeDynamically } from './inspect-object.ts';
import type { InspectType } from './inspect-types/inspect-type.ts';
import type { Inspection, InspectStyle } from './inspection.ts';

const PARSE_STATUS = 64; // docker's exit status for a template that does not parse

/**
 * Runs a template on each object: as Go knows it, with the names of Go's fields, and when that fails, on
 * the document as it was sent. What goes wrong there is what the user gets to see.
 */
export class TemplateInspection implements Inspection {
  readonly #style: InspectStyle;
  readonly #template: Template;
  // As in docker: once a document was needed, missing keys are errors in all later runs.
  #missingKeyError = false;
  #output = '';

  /** Throws FormatError when the format is no template. */
  constructor(style: InspectStyle, format: string) {
    this.#style = style;
    this.#template = parseFormat(format);
  }

  add(type: InspectType, raw: string): void {
    const { escapeControls } = this.#style;
    const zone = this.#style.zone();
    const sent = decodeDocument(type, raw, zone);
    const text = escapeControls ? escapeJsonStrings(raw) : raw;
    const shown = text === raw ? sent : decodeDocument(type, text, zone);
    this.#output += `${this.#run(shown.object) ?? this.#runOnDocument(text, shown.plain)}\n`;
  }

  finish(): string {
    return this.#output === '' ? '\n' : this.#output;
  }

  /** Null: it failed. */
  #run(object: TypedValue): string | null {
    try {
      return this.#template.execute(object, { missingKeyError: this.#missingKeyError });
    } catch (error) {
      if (!(error instanceof TemplateError)) throw error;
      return null;
    }
  }

  #runOnDocument(raw: string, plain: PlainJson | null): string {
    this.#missingKeyError = true;
    try {
      const document = decodeDynamically(raw, plain);
      return this.#template.execute(document, { missingKeyError: true });
    } catch (error) {
      throw formatError(error, 1);
    }
  }
}

function parseFormat(format: string): Template {
  try {
    return parseTemplate(format);
  } catch (error) {
    throw formatError(error, PARSE_STATUS);
  }
}

function formatError(error: unknown, exitCode: 1 | 64): unknown {
  if (!(error instanceof TemplateError)) return error;
  return new FormatError(`template parsing error: ${error.message}`, exitCode, { cause: error });
}
