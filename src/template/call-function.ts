import type { Node } from './ast.ts';
import { FunctionError } from './function-error.ts';
import type { Machine } from './machine.ts';
import { nodeText } from './node-text.ts';
import { fitArgument } from './parameter.ts';
import { type Arguments, NOTHING_PIPED } from './stage.ts';
import type { ParameterType, TemplateFunction } from './template-function.ts';
import { isTrue, typeNameOf } from './value.ts';

/** A call as it stands in a template. */
export interface CallSite {
  /** Undefined: there is no such function. */
  readonly target: TemplateFunction | undefined;
  readonly name: string;
  /** What error texts point at when the function fails. */
  readonly node: Node;
  readonly args: Arguments;
}

const NO_PARAMETER: ParameterType = { kind: 'reflect' };

/** Calls a function; what is piped is its last argument. Throws TemplateError. */
export function callFunction(machine: Machine, site: CallSite, piped: unknown): unknown {
  const { target } = site;
  if (target === undefined) throw machine.error(`"${site.name}" is not a defined function`);
  checkCount(machine, site, piped);
  if (target.stopsAt !== undefined) return shortCircuit(machine, site, piped);
  const args: unknown[] = [];
  for (const argument of site.args.values) {
    args.push(argument(machine, parameterAt(target, args.length)));
  }
  if (piped !== NOTHING_PIPED) {
    args.push(fitArgument(machine, piped, parameterAt(target, args.length)));
  }
  try {
    return target.call(args, () => firstText(site, args));
  } catch (error) {
    throw error instanceof FunctionError ? callError(machine, site, error) : error;
  }
}

function checkCount(machine: Machine, site: CallSite, piped: unknown): void {
  const { name, target, args } = site;
  const written = args.values.length;
  const given = piped === NOTHING_PIPED ? written : written + 1;
  const wanted = target?.parameters.length ?? 0;
  if (given === wanted) return;
  if (target?.variadic === undefined) {
    throw machine.error(`wrong number of args for ${name}: want ${wanted} got ${given}`);
  }
  if (given < wanted) {
    throw machine.error(`wrong number of args for ${name}: want at least ${wanted} got ${written}`);
  }
}

function parameterAt({ parameters, variadic }: TemplateFunction, index: number): ParameterType {
  return parameters[index] ?? variadic ?? NO_PARAMETER;
}

/** and, or: arguments behind the one that decides are not even evaluated. */
function shortCircuit(machine: Machine, site: CallSite, piped: unknown): unknown {
  let value: unknown;
  for (const argument of site.args.values) {
    value = argument(machine, NO_PARAMETER);
    if (isTrue(value) === site.target?.stopsAt) return value;
  }
  return piped === NOTHING_PIPED ? value : piped;
}

function callError(machine: Machine, { name, node }: CallSite, error: FunctionError): Error {
  machine.node = node;
  return machine.error(`error calling ${name}: ${error.message}`);
}

/** The function that call is asked to call, as the template spells it. */
function firstText({ args }: CallSite, values: readonly unknown[]): string {
  const [operand] = args.operands;
  if (operand !== undefined) return nodeText(operand);
  const [piped] = values;
  if (typeof piped === 'string') return piped;
  return piped === undefined ? '<invalid Value>' : `<${typeNameOf(piped)} Value>`;
}
