import type { Operand, PipeNode } from './ast.ts';
import type { Machine } from './machine.ts';
import type { ParameterType, TemplateFunction } from './template-function.ts';

/** Works out a value; undefined is no value. */
export type Evaluate = (machine: Machine) => unknown;

/** A command: works out a value, from that of the stage before or NOTHING_PIPED. */
export type Stage = (machine: Machine, piped: unknown) => unknown;

/** Works out an argument as a value of the parameter's type. */
export type Argument = (machine: Machine, type: ParameterType) => unknown;

/** Finds a function; parsing has made sure that there is one. */
export type FunctionNamed = (name: string) => TemplateFunction | undefined;

/** What the parts of a pipeline are compiled with. */
export interface Expressions {
  readonly functionNamed: FunctionNamed;
  /** Compiles a pipeline in parentheses. */
  pipeline(pipe: PipeNode): Evaluate;
}

/** Stands for the piped value in the first stage of a pipeline. */
export const NOTHING_PIPED: unique symbol = Symbol('nothing piped');

/** The arguments that stand behind a function's or method's name. */
export interface Arguments {
  readonly operands: readonly Operand[];
  readonly values: readonly Argument[];
}
/** Those of a name that stands alone. */
export const NO_ARGUMENTS: Arguments = { operands: [], values: [] };
