import type { ChainNode, FieldNode, IdentifierNode, PipeNode, VariableNode } from './ast.ts';
import { callFunction } from './call-function.ts';
import { accessField } from './field.ts';
import { hasBoxedMember, isStructSubject } from './value.ts';
import type { Machine } from './machine.ts';
import { notAFunction } from './not-a-function.ts';
import {
  type Arguments,
  type Evaluate,
  type Expressions,
  NO_ARGUMENTS,
  NOTHING_PIPED,
  type Stage,
} from './stage.ts';

type AccessNode = FieldNode | VariableNode | ChainNode;

/** Reads one field of a value; machine.receiverBoxed tells how the value is held. */
type Reader = (machine: Machine, receiver: unknown) => unknown;

/** Walks along a chain of fields; what is piped goes to the last one. */
type Walk = (machine: Machine, receiver: unknown, piped: unknown) => unknown;

/** Turns fields of dot, of a variable or of a pipeline into a function of the value piped into them. */
export function compileAccess(node: AccessNode, args: Arguments, expressions: Expressions): Stage {
  switch (node.kind) {
    case 'field':
      return compileField(node, args);
    case 'variable':
      return node.names.length === 0
        ? compileBareVariable(node, args)
        : compileVariable(node, args);
    case 'chain':
      return compileChain(node, args, expressions);
  }
}

function compileField(node: FieldNode, args: Arguments): Stage {
  const walk = compileWalk(node, args);
  return (machine, piped) => {
    machine.node = node;
    machine.receiverBoxed = machine.boxed;
    return walk(machine, machine.dot, piped);
  };
}

function compileBareVariable(node: VariableNode, args: Arguments): Stage {
  const { name } = node;
  return (machine, piped) => {
    machine.node = node;
    const variable = machine.variable(name);
    machine.receiverBoxed = variable.boxed;
    if (args.operands.length > 0 || piped !== NOTHING_PIPED) throw notAFunction(machine, node);
    return variable.value;
  };
}

function compileVariable(node: VariableNode, args: Arguments): Stage {
  const walk = compileWalk(node, args);
  const { name } = node;
  return (machine, piped) => {
    machine.node = node;
    const variable = machine.variable(name);
    machine.receiverBoxed = variable.boxed;
    return walk(machine, variable.value, piped);
  };
}

function compileChain(node: ChainNode, args: Arguments, expressions: Expressions): Stage {
  const walk = compileWalk(node, args);
  const evaluate = compileBase(node.base, expressions);
  return (machine, piped) => {
    machine.node = node;
    const receiver = evaluate(machine);
    machine.receiverBoxed = false;
    return walk(machine, receiver, piped);
  };
}

function compileBase(base: PipeNode | IdentifierNode, expressions: Expressions): Evaluate {
  return base.kind === 'pipe' ? expressions.pipeline(base) : compileBareCall(base, expressions);
}

/** Turns a function's name that stands alone into a call without arguments. */
export function compileBareCall(node: IdentifierNode, expressions: Expressions): Evaluate {
  const target = expressions.functionNamed(node.name);
  const site = { target, name: node.name, node, args: NO_ARGUMENTS };
  return (machine) => {
    machine.node = node;
    return callFunction(machine, site, NOTHING_PIPED);
  };
}

function compileWalk(node: AccessNode, args: Arguments): Walk {
  const last = node.names.at(-1) ?? '';
  const readLast = fieldReader(last, node);
  const steps = node.names.slice(0, -1).map((name) => ({ name, read: fieldReader(name, node) }));
  const takesNothing = args.operands.length === 0;
  return (machine, receiver, piped) => {
    let value = receiver;
    for (const { name, read } of steps) {
      const container = value;
      value = read(machine, container);
      machine.receiverBoxed = hasBoxedMember(container, name);
    }
    machine.container = value;
    if (takesNothing && piped === NOTHING_PIPED) return readLast(machine, value);
    return accessField(machine, value, { name: last, node, args, piped });
  };
}

function fieldReader(name: string, node: AccessNode): Reader {
  const access = { name, node, args: NO_ARGUMENTS, piped: NOTHING_PIPED };
  // Rows of one table share their list of fields: it is searched once.
  let known: readonly string[] | null = null;
  return (machine, receiver) => {
    if (isStructSubject(receiver)) {
      if (receiver.fields === known) return receiver.field(name);
      if (receiver.fields.includes(name)) {
        known = receiver.fields;
        return receiver.field(name);
      }
    }
    return accessField(machine, receiver, access);
  };
}
