import { compileTemplate } from './compile-template.ts';
import { fieldNames } from './field-names.ts';
import type { ExecuteOptions } from './execute-options.ts';
import type { TemplateBodies } from './tree-stack.ts';

/** A template that has been read. parseTemplate() makes it. */
export class Template {
  readonly text: string;
  readonly #bodies: TemplateBodies;

  constructor(text: string, bodies: TemplateBodies) {
    this.text = text;
    this.#bodies = bodies;
  }

  /** Every name that is read as a field of dot, of a variable or of a pipeline, anywhere. */
  fields(): ReadonlySet<string> {
    return fieldNames(this.#bodies);
  }

  /** The output for some data (see value.ts). Throws TemplateError. */
  execute(data: unknown, options: ExecuteOptions = {}): string {
    return this.compile(options)(data);
  }

  /** Prepares execution for many data. The function throws TemplateError. */
  compile(options: ExecuteOptions = {}): (data: unknown) => string {
    return compileTemplate(this.text, this.#bodies, options);
  }
}
