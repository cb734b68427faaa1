import { wellFormed } from '../go/go-string.ts';
import { builtinFunctions } from './builtin-functions.ts';
import { expressionsWith } from './compile-pipeline.ts';
import { compileStatement } from './compile-statement.ts';
import { dockerFunctions } from './docker-functions.ts';
import { Machine, type Routine } from './machine.ts';
import type { ExecuteOptions } from './execute-options.ts';
import type { TemplateFunction } from './template-function.ts';
import type { TemplateBodies } from './tree-stack.ts';
import { TemplateError } from './template-error.ts';

/** Turns a template's bodies into a function of its data. Both throw TemplateError. */
export function compileTemplate(
  text: string,
  bodies: TemplateBodies,
  options: ExecuteOptions,
): (data: unknown) => string {
  const main = withinStack(() => compileBodies(bodies, options));
  const missingKeyError = options.missingKeyError === true;
  return (data) =>
    withinStack(() => {
      const machine = new Machine({ text, missingKeyError }, main, data ?? undefined);
      return wellFormed(machine.run());
    });
}

function compileBodies(bodies: TemplateBodies, options: ExecuteOptions): Routine {
  const routines = new Map<string, Routine>();
  for (const name of bodies.keys()) routines.set(name, { name, code: [] });
  const functionNamed = (name: string): TemplateFunction | undefined =>
    options.functions?.get(name) ?? dockerFunctions.get(name) ?? builtinFunctions.get(name);
  const context = { routines, expressions: expressionsWith(functionNamed) };
  for (const [name, body] of bodies) {
    const code = routines.get(name)?.code;
    for (const statement of body) {
      code?.push(compileStatement(statement, context));
    }
  }
  return routines.get('') ?? { name: '', code: [] };
}

/** Pipelines are compiled and run by recursion; Go's stack has room for far more of it. */
function withinStack<Result>(work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof RangeError) || !error.message.includes('call stack')) throw error;
    const place = { stage: 'exec' as const, line: 1, column: 0, partial: '' };
    throw new TemplateError('template: :1:0: max expression depth exceeded', place);
  }
}
