import type { ChainNode, FieldNode, Operand, VariableNode } from './ast.ts';
import { compileAccess, compileBareCall } from './compile-access.ts';
import { literalArgument } from './literal.ts';
import { BoxedValue, fitArgument, nilArgument } from './parameter.ts';
import {
  type Argument,
  type Arguments,
  type Expressions,
  NO_ARGUMENTS,
  NOTHING_PIPED,
} from './stage.ts';
import { hasBoxedMember } from './value.ts';

/** Turns the operands behind a command's first into arguments. */
export function compileArguments(
  operands: readonly Operand[],
  expressions: Expressions,
): Arguments {
  if (operands.length === 0) return NO_ARGUMENTS;
  return { operands, values: operands.map((operand) => compileArgument(operand, expressions)) };
}

function compileArgument(operand: Operand, expressions: Expressions): Argument {
  switch (operand.kind) {
    case 'dot':
      return (machine, type) => {
        machine.node = operand;
        return type.kind === 'held'
          ? held(machine.dot, machine.boxed)
          : fitArgument(machine, machine.dot, type);
      };
    case 'nil':
      return (machine, type) => {
        machine.node = operand;
        return nilArgument(machine, type);
      };
    case 'bool':
    case 'string':
    case 'number':
      return (machine, type) => literalArgument(machine, operand, type);
    case 'pipe': {
      const evaluate = expressions.pipeline(operand);
      return (machine, type) => fitArgument(machine, evaluate(machine), type);
    }
    case 'identifier': {
      const call = compileBareCall(operand, expressions);
      return (machine, type) => fitArgument(machine, call(machine), type);
    }
    case 'field':
    case 'variable':
    case 'chain':
      return compileAccessArgument(operand, expressions);
  }
}

function compileAccessArgument(
  operand: FieldNode | VariableNode | ChainNode,
  expressions: Expressions,
): Argument {
  const read = compileAccess(operand, NO_ARGUMENTS, expressions);
  const name = operand.names.at(-1);
  return (machine, type) => {
    const value = read(machine, NOTHING_PIPED);
    if (type.kind !== 'held') return fitArgument(machine, value, type);
    const boxed =
      name === undefined ? machine.receiverBoxed : hasBoxedMember(machine.container, name);
    return held(value, boxed);
  };
}

function held(value: unknown, boxed: boolean): unknown {
  return boxed && value !== undefined ? new BoxedValue(value) : value;
}
