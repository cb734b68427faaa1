import type { CommandNode, NilNode, Operand, PipeNode } from './ast.ts';
import { callFunction } from './call-function.ts';
import { compileAccess } from './compile-access.ts';
import { compileArguments } from './compile-argument.ts';
import { idealValue, type LiteralNode } from './literal.ts';

import { notAFunction } from './not-a-function.ts';
import { type Expressions, NOTHING_PIPED, type Stage } from './stage.ts';

/** Turns a command into a function of the value piped into it. */
export function compileCommand(command: CommandNode, expressions: Expressions): Stage {
  const [first, ...operands] = command.operands;
  const args = compileArguments(operands, expressions);
  // Never: parsing leaves no command empty.
  if (first === undefined) return () => undefined;
  switch (first.kind) {
    case 'field':
    case 'variable':
    case 'chain':
      return compileAccess(first, args, expressions);
    case 'identifier': {
      const target = expressions.functionNamed(first.name);
      const site = { target, name: first.name, node: command, args };
      return (machine, piped) => {
        machine.node = first;
        return callFunction(machine, site, piped);
      };
    }
    case 'pipe':
      return compileParentheses(first, args.operands.length, expressions);
    case 'dot':
    case 'nil':
    case 'bool':
    case 'string':
    case 'number':
      return compileLiteral(first, args.operands.length);
  }
}

function compileParentheses(pipe: PipeNode, args: number, expressions: Expressions): Stage {
  const evaluate = expressions.pipeline(pipe);
  return (machine, piped) => {
    if (args > 0 || piped !== NOTHING_PIPED) throw notAFunction(machine, pipe);
    return evaluate(machine);
  };
}

function compileLiteral(
  node: LiteralNode | NilNode | Extract<Operand, { kind: 'dot' }>,
  args: number,
): Stage {
  return (machine, piped) => {
    machine.node = node;
    if (args > 0 || piped !== NOTHING_PIPED) throw notAFunction(machine, node);
    if (node.kind === 'nil') throw machine.error('nil is not a command');
    return node.kind === 'dot' ? machine.dot : idealValue(machine, node);
  };
}
