import type { Operand, PipeNode } from './ast.ts';

/** A pipeline and all in parentheses within it, each before those inside it; they may be very deep. */
export function pipesWithin(outermost: PipeNode): readonly PipeNode[] {
  const found: PipeNode[] = [];
  const waiting = [outermost];
  for (let pipe = waiting.pop(); pipe !== undefined; pipe = waiting.pop()) {
    found.push(pipe);
    for (const operand of operandsOf(pipe)) {
      if (operand.kind === 'pipe') waiting.push(operand);
      if (operand.kind === 'chain' && operand.base.kind === 'pipe') waiting.push(operand.base);
    }
  }
  return found;
}

/** All that stands in a pipeline's commands. */
export function operandsOf(pipe: PipeNode): readonly Operand[] {
  return pipe.commands.flatMap(({ operands }) => operands);
}
