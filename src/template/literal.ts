import { fromTyped } from '../go/dynamic-value.ts';
import { type GoType, goComplex128, TypedValue } from '../go/go-type.ts';
import type { BoolNode, NumberNode, StringNode } from './ast.ts';
import type { Machine } from './machine.ts';
import { nodeText } from './node-text.ts';
import { isGoType, parameterName } from './parameter.ts';
import type { ParameterType } from './template-function.ts';

/** An operand that is written out. */
export type LiteralNode = BoolNode | StringNode | NumberNode;

/** What a parameter wants a literal to be. */
interface Wanted {
  /** As error texts call it. */
  readonly label: string;
  /** The literal's value as that; null when it is something else. */
  readonly read: (node: LiteralNode) => unknown;
}

const BOOL: Wanted = {
  label: 'bool',
  read: (node) => (node.kind === 'bool' ? node.value : null),
};
const STRING: Wanted = {
  label: 'string',
  read: (node) => (node.kind === 'string' ? node.text : null),
};
const INTEGER: Wanted = {
  label: 'integer',
  read: (node) => (node.kind === 'number' ? node.int : null),
};
const UNSIGNED: Wanted = {
  label: 'unsigned integer',
  read: (node) => (node.kind === 'number' ? node.uint : null),
};
const FLOAT: Wanted = {
  label: 'float',
  read: (node) => (node.kind === 'number' ? node.float : null),
};
const COMPLEX: Wanted = {
  label: 'complex',
  read: (node) => (node.kind === 'number' ? node.complex : null),
};

/** A literal where nothing says what type it should have: its spelling does. Throws TemplateError. */
export function idealValue(machine: Machine, node: LiteralNode): unknown {
  machine.node = node;
  if (node.kind === 'bool') return node.value;
  return node.kind === 'string' ? node.text : idealNumber(machine, node);
}

/** A literal as an argument for a parameter of some type. Throws TemplateError. */
export function literalArgument(machine: Machine, node: LiteralNode, type: ParameterType): unknown {
  machine.node = node;
  if (!isGoType(type) || type.kind === 'interface') return idealValue(machine, node);
  const wanted = wantedBy(type.kind);
  if (wanted === null) {
    const text = nodeText(node);
    throw machine.error(`can't handle ${text} for arg of type ${parameterName(type)}`);
  }
  const value = wanted.read(node);
  if (value === null) throw machine.error(`expected ${wanted.label}; found ${nodeText(node)}`);
  return fromTyped(type, value);
}

/** Null: no literal has such a type. */
function wantedBy(kind: Exclude<GoType['kind'], 'interface'>): Wanted | null {
  switch (kind) {
    case 'bool':
      return BOOL;
    case 'string':
      return STRING;
    case 'int':
    case 'int8':
    case 'int16':
    case 'int32':
    case 'int64':
      return INTEGER;
    case 'uint':
    case 'uint8':
    case 'uint16':
    case 'uint32':
    case 'uint64':
      return UNSIGNED;
    case 'float32':
    case 'float64':
      return FLOAT;
    case 'complex128':
      return COMPLEX;
    case 'time':
    case 'slice':
    case 'map':
    case 'pointer':
    case 'struct':
      return null;
  }
}

function idealNumber(machine: Machine, node: NumberNode): unknown {
  const { text, int, float, complex } = node;
  if (complex !== null) return new TypedValue(goComplex128, complex);
  if (float !== null && isFloatSpelling(text)) return float;
  if (int !== null) return int;
  throw machine.error(`${text} overflows int`);
}

// Behind a sign, Go does not recognise a hexadecimal number: -0x1e is a float64.
function isFloatSpelling(text: string): boolean {
  const hexInteger = /^0x[^p]/i.test(text) && !/p/i.test(text);
  return !hexInteger && !text.startsWith("'") && /[.eEpP]/.test(text);
}
