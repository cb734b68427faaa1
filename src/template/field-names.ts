import type { PipeNode } from './ast.ts';
import { operandsOf, pipesWithin } from './pipes-within.ts';
import type { Statement } from './statement.ts';
import type { TemplateBodies } from './tree-stack.ts';

/** The first name of every chain of fields in a template. */
export function fieldNames(bodies: TemplateBodies): ReadonlySet<string> {
  const names = new Set<string>();
  for (const statement of [...bodies.values()].flat()) {
    const pipe = pipeOf(statement);
    for (const operand of pipe === null ? [] : pipesWithin(pipe).flatMap(operandsOf)) {
      if ('names' in operand && operand.names[0] !== undefined) names.add(operand.names[0]);
    }
  }
  return names;
}

function pipeOf(statement: Statement): PipeNode | null {
  switch (statement.kind) {
    case 'action':
    case 'if':
    case 'with':
    case 'range':
      return statement.pipe;
    case 'call':
      return statement.node.pipe;
    case 'text':
    case 'else':
    case 'next':
    case 'break':
    case 'continue':
    case 'end':
      return null;
  }
}
