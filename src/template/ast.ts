import type { GoComplex } from '../go/go-type.ts';

/** Nodes carry the index in the template where they begin; error texts tell it as line and column. */
interface Placed {
  readonly start: number;
}

/** `$x := command | command`: commands, each but the first taking the value of the one before. */
export interface PipeNode extends Placed {
  readonly kind: 'pipe';
  /** Names with their dollar sign. */
  readonly declarations: readonly string[];
  /** `=` and not `:=`. */
  readonly assigns: boolean;
  readonly commands: readonly CommandNode[];
}
/** An operand, and the arguments behind it. Never empty. */
export interface CommandNode extends Placed {
  readonly kind: 'command';
  readonly operands: readonly Operand[];
}
/** `.a.b`. */
export interface FieldNode extends Placed {
  readonly kind: 'field';
  readonly names: readonly string[];
}
/** `$`, `$x`, `$x.a.b`. */
export interface VariableNode extends Placed {
  readonly kind: 'variable';
  /** With the dollar sign. */
  readonly name: string;
  readonly names: readonly string[];
}
/** `(pipeline).a.b`, `function.a.b`. */
export interface ChainNode extends Placed {
  readonly kind: 'chain';
  readonly base: PipeNode | IdentifierNode;
  readonly names: readonly string[];
}
/** A function's name. */
export interface IdentifierNode extends Placed {
  readonly kind: 'identifier';
  readonly name: string;
}
/** `.`. */
export interface DotNode extends Placed {
  readonly kind: 'dot';
}
/** `nil`. */
export interface NilNode extends Placed {
  readonly kind: 'nil';
}
/** `true`, `false`. */
export interface BoolNode extends Placed {
  readonly kind: 'bool';
  readonly value: boolean;
}
/** A string literal. */
export interface StringNode extends Placed {
  readonly kind: 'string';
  /** As it stands in the template. */
  readonly quoted: string;
  readonly text: string;
}
/** A number literal, as each kind of number that can hold it; null for those that cannot. */
export interface NumberNode extends Placed, NumberValue {
  readonly kind: 'number';
  /** As it stands in the template. */
  readonly text: string;
}
/** What a number literal is worth. */
export interface NumberValue {
  /** int64. */
  readonly int: bigint | null;
  /** uint64. */
  readonly uint: bigint | null;
  readonly float: number | null;
  /** Only of literals that are written as complex. */
  readonly complex: GoComplex | null;
}
/** What a command consists of. */
export type Operand =
  | FieldNode
  | VariableNode
  | ChainNode
  | IdentifierNode
  | DotNode
  | NilNode
  | BoolNode
  | StringNode
  | NumberNode
  | PipeNode;
/** `{{template "name" pipeline}}`; also what a block leaves at its place. */
export interface TemplateNode extends Placed {
  readonly kind: 'template';
  readonly name: string;
  readonly pipe: PipeNode | null;
}
/** What error texts may point at. */
export type Node = Operand | CommandNode | TemplateNode;
