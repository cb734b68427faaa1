import type { GoType } from '../go/go-type.ts';

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
