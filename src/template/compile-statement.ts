import { quote } from '../go/quote.ts';
import type { Instruction, Routine } from './machine.ts';
import { printValue } from './print-value.ts';
import { roundsOver } from './rounds.ts';
import type { Evaluate, Expressions } from './stage.ts';
import type {
  ActionStatement,
  BranchStatement,
  CallStatement,
  LeaveStatement,
  RangeStatement,
  Statement,
} from './statement.ts';
import { isTrue } from './value.ts';

/** What statements may name. */
export interface CompileContext {
  readonly routines: ReadonlyMap<string, Routine>;
  readonly expressions: Expressions;
}

/** The instruction of a statement. Instructions and statements have the same indices. */
export function compileStatement(statement: Statement, context: CompileContext): Instruction {
  switch (statement.kind) {
    case 'text':
      return (machine) => {
        machine.output += statement.text;
      };
    case 'action':
      return compileAction(statement, context);
    case 'call':
      return compileCall(statement, context);
    case 'if':
    case 'with':
      return compileBranch(statement, context);
    case 'range':
      return compileRange(statement, context);
    case 'next':
      return (machine) => {
        machine.next = machine.advance() ? statement.loop.body : statement.loop.end;
      };
    case 'break':
    case 'continue':
      return compileLeave(statement);
    case 'else':
      return (machine) => {
        machine.next = statement.end;
      };
    case 'end':
      return (machine) => machine.closeBlock();
  }
}

function compileAction({ pipe }: ActionStatement, context: CompileContext): Instruction {
  const evaluate = context.expressions.pipeline(pipe);
  // What is kept in a variable is not shown.
  if (pipe.declarations.length > 0) {
    return (machine) => {
      evaluate(machine);
    };
  }
  return (machine) => {
    const value = evaluate(machine);
    machine.output += typeof value === 'string' ? value : printValue(value);
  };
}

function compileCall({ node }: CallStatement, context: CompileContext): Instruction {
  const routine = context.routines.get(node.name);
  const evaluate: Evaluate =
    node.pipe === null ? () => undefined : context.expressions.pipeline(node.pipe);
  return (machine) => {
    machine.node = node;
    if (routine === undefined) throw machine.error(`template ${quote(node.name)} not defined`);
    machine.checkDepth();
    machine.call(routine, evaluate(machine));
  };
}

function compileBranch(statement: BranchStatement, context: CompileContext): Instruction {
  const evaluate = context.expressions.pipeline(statement.pipe);
  return (machine) => {
    const variables = machine.variables.length;
    const value = evaluate(machine);
    machine.openBlock(variables, null);
    if (!isTrue(value)) {
      machine.next = statement.otherwise;
    } else if (statement.kind === 'with') {
      machine.dot = value;
      machine.boxed = false;
    }
  };
}

function compileRange(statement: RangeStatement, context: CompileContext): Instruction {
  const { pipe, body, next } = statement;
  const evaluate = context.expressions.pipeline(pipe);
  return (machine) => {
    const variables = machine.variables.length;
    const rounds = roundsOver(evaluate(machine), pipe, machine);
    machine.openBlock(variables, rounds);
    machine.next = machine.advance() ? body : next + 1;
  };
}

function compileLeave({ kind, loop, blocks }: LeaveStatement): Instruction {
  return (machine) => {
    machine.dropBlocks(blocks);
    machine.next = kind === 'break' ? loop.end : loop.next;
  };
}
