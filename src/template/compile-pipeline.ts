import type { Operand, PipeNode } from './ast.ts';
import { compileCommand } from './compile-command.ts';
import type { Machine } from './machine.ts';
import { pipesWithin } from './pipes-within.ts';
import {
  type Evaluate,
  type Expressions,
  type FunctionNamed,
  NOTHING_PIPED,
  type Stage,
} from './stage.ts';

/** What compiles the pipelines of a template that calls these functions. */
export function expressionsWith(functionNamed: FunctionNamed): Expressions {
  const compiled = new Map<PipeNode, Evaluate>();
  const expressions: Expressions = {
    functionNamed,
    pipeline: (outermost) => {
      const known = compiled.get(outermost);
      if (known !== undefined) return known;
      // From the inside out, so that parentheses need no recursion here.
      for (const pipe of pipesWithin(outermost).toReversed()) {
        compiled.set(pipe, compilePipeline(pipe, expressions));
      }
      return compiled.get(outermost) ?? compilePipeline(outermost, expressions);
    },
  };
  return expressions;
}

/** Turns a pipeline into a function. Its result is never a boxed value: nil becomes no value. */
function compilePipeline(pipe: PipeNode, expressions: Expressions): Evaluate {
  const only = onlyOperand(pipe);
  // Parentheses around all of it make no difference.
  if (only?.kind === 'pipe') return expressions.pipeline(only);
  const stages = pipe.commands.map((command) => compileCommand(command, expressions));
  const [first] = stages;
  const evaluate =
    first !== undefined && stages.length === 1
      ? evaluateStage(pipe, first)
      : evaluateStages(pipe, stages);
  return pipe.declarations.length === 0 ? evaluate : keepResult(pipe, evaluate);
}

function evaluateStage(pipe: PipeNode, stage: Stage): Evaluate {
  return (machine) => {
    machine.node = pipe;
    const value = stage(machine, NOTHING_PIPED);
    return value === null ? undefined : value;
  };
}

function evaluateStages(pipe: PipeNode, stages: readonly Stage[]): Evaluate {
  return (machine) => {
    machine.node = pipe;
    let value: unknown = NOTHING_PIPED;
    for (const stage of stages) value = stage(machine, value) ?? undefined;
    return value;
  };
}

function keepResult(pipe: PipeNode, evaluate: Evaluate): Evaluate {
  return (machine) => {
    const value = evaluate(machine);
    for (const name of pipe.declarations) keep(machine, name, { value, assigns: pipe.assigns });
    return value;
  };
}

function keep(
  machine: Machine,
  name: string,
  { value, assigns }: { readonly value: unknown; readonly assigns: boolean },
): void {
  if (!assigns) {
    machine.declare(name, value);
    return;
  }
  const variable = machine.variable(name);
  variable.value = value;
  variable.boxed = false;
}

function onlyOperand({ declarations, commands }: PipeNode): Operand | null {
  const [command] = commands;
  const plain = declarations.length === 0 && commands.length === 1;
  return plain && command?.operands.length === 1 ? (command.operands[0] ?? null) : null;
}
