import type { GoObject, GoType } from '../go/go-type.ts';
import type { TemplateBodies } from './tree-stack.ts';
import { compileTemplate } from './compile-template.ts';
import { fieldNames } from './field-names.ts';

/** What a template's dot may be besides JSON values: a Go struct seen through its methods. */
export interface StructSubject extends GoObject {
  /** Names that exist; any other is an error. */
  readonly fields: readonly string[];
  /** Names of fields that exist in Go but are not exported: naming them is another error. */
  readonly unexported?: readonly string[];
  field(name: string): unknown;
  /** A method that takes arguments; null when there is none of that name. */
  method?(name: string): TemplateFunction | null;
}

/**
 * The type of a function's parameter. "reflect" takes any value, and no value, as it is; "held" does,
 * too, but shows an interface{} as a BoxedValue.
 */
export type ParameterType = GoType | { readonly kind: 'reflect' | 'held' };

/** A function that templates may call. */
export interface TemplateFunction {
  readonly parameters: readonly ParameterType[];
  /** Any number of further arguments have this type. */
  readonly variadic?: ParameterType;
  /** and, or: the first argument with this truth is the result; those behind it are not looked at. */
  readonly stopsAt?: boolean;
  /**
   * Gives the result; arguments have the parameters' types already. firstText spells the first
   * argument as the template does. Throws FunctionError.
   */
  call(args: readonly unknown[], firstText: () => string): unknown;
}

/** Functions by name. */
export type FunctionTable = ReadonlyMap<string, TemplateFunction>;

/** How a template runs. */
export interface ExecuteOptions {
  /** A key that a map does not have is an error (Go's missingkey=error). */
  readonly missingKeyError?: boolean;
  /** Functions that take the place of docker's or Go's of the same name. */
  readonly functions?: FunctionTable;
}

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
