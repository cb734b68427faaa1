import type { GoObject } from '../go/go-type.ts';
import type { TemplateFunction } from './template-function.ts';

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
