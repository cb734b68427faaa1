import type { PipeNode, TemplateNode } from './ast.ts';

// A template's body is flat: blocks are statements with the indices to go on from, so nesting of any
// depth needs no recursion. The layouts:
//   if pipe   … [else …] end
//   with pipe … [else …] end
//   range pipe … next [else-body …] end

/** Text between actions. */
export interface TextStatement {
  readonly kind: 'text';
  readonly text: string;
}
/** `{{pipeline}}`. */
export interface ActionStatement {
  readonly kind: 'action';
  readonly pipe: PipeNode;
}
/** `{{template "name" pipeline}}`. */
export interface CallStatement {
  readonly kind: 'call';
  readonly node: TemplateNode;
}
/** `{{if pipeline}}`, `{{with pipeline}}`. */
export interface BranchStatement {
  readonly kind: 'if' | 'with';
  readonly pipe: PipeNode;
  /** Index to go on from when the pipeline is false: the first of the else branch, or the end. */
  readonly otherwise: number;
}
/** `{{range pipeline}}`. */
export interface RangeStatement {
  readonly kind: 'range';
  readonly pipe: PipeNode;
  /** Index of the first statement of its body. */
  readonly body: number;
  /** Index of its "next"; the else branch begins behind it. */
  readonly next: number;
  /** Index of its "end". */
  readonly end: number;
}
/** The end of a true branch that an else branch follows. */
export interface ElseStatement {
  readonly kind: 'else';
  /** Index of the block's "end". */
  readonly end: number;
}
/** The end of a range's body: the next round begins, if there is one. */
export interface NextStatement {
  readonly kind: 'next';
  readonly loop: RangeStatement;
}
/** `{{break}}`, `{{continue}}`. */
export interface LeaveStatement {
  readonly kind: 'break' | 'continue';
  readonly loop: RangeStatement;
  /** How many blocks inside the loop are left on the way. */
  readonly blocks: number;
}
/** The end of a block. */
export interface EndStatement {
  readonly kind: 'end';
}
/** One step of a template. */
export type Statement =
  | TextStatement
  | ActionStatement
  | CallStatement
  | BranchStatement
  | RangeStatement
  | ElseStatement
  | NextStatement
  | LeaveStatement
  | EndStatement;

/** Whether nothing but white space and definitions stands in a body: such a one never replaces another. */
export function isEmptyBody(body: readonly Statement[]): boolean {
  return body.every((statement) => statement.kind === 'text' && isBlank(statement.text));
}

// bytes.TrimSpace: Unicode's White_Space.
function isBlank(text: string): boolean {
  return /^[\t-\r \u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]*$/.test(text);
}
