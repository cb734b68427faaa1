import type { Operand } from './ast.ts';
import type { Machine } from './machine.ts';
import { nodeText } from './node-text.ts';
import type { TemplateError } from './template-error.ts';

/** The error of arguments behind, or of a value piped into, an operand that takes none. */
export function notAFunction(machine: Machine, node: Operand): TemplateError {
  return machine.error(`can't give argument to non-function ${nodeText(node)}`);
}
