import type { TemplateFunction } from './template-function.ts';

/** A method that is not yet bound to a value. content is what is below the value's type. */
export interface Method extends Omit<TemplateFunction, 'call'> {
  call(content: unknown, args: readonly unknown[]): unknown;
}
