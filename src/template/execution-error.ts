import { byteLength } from '../go/go-string.ts';
import { quote } from '../go/quote.ts';
import type { Node } from './ast.ts';
import { nodeText } from './node-text.ts';
import { TemplateError } from './template-error.ts';

/** Where an execution stood when it failed. */
export interface ExecutionPlace {
  /** The whole template. */
  readonly text: string;
  /** Of the body that was running. */
  readonly name: string;
  /** Visited last. */
  readonly node: Node | null;
  /** The output so far. */
  readonly partial: string;
}

/** The error of an execution: `template: :LINE:COLUMN: executing "NAME" at <NODE>: message`. */
export function executionError(message: string, place: ExecutionPlace): TemplateError {
  const { text, name, node, partial } = place;
  const before = text.slice(0, node?.start ?? 0);
  const line = before.split('\n').length;
  const column = byteLength(before.slice(before.lastIndexOf('\n') + 1));
  const at = node === null ? '' : nodeText(node);
  return new TemplateError(
    `template: :${line}:${column}: executing ${quote(name)} at <${at}>: ${message}`,
    { stage: 'exec', line, column, partial },
  );
}
