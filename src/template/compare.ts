import { isDeepStrictEqual } from 'node:util';
import { compareStrings } from '../go/compare-strings.ts';
import { rawOf } from '../go/dynamic-value.ts';
import { type GoType, goTypeName } from '../go/go-type.ts';
import { FunctionError } from './function-error.ts';
import { goSprintf } from './go-format.ts';
import { goTypeOf, isStructSubject } from './value.ts';

/** Kinds of values that can be compared with each other. */
type BasicKind = 'bool' | 'integer' | 'float' | 'complex' | 'string';

/** eq: whether the first equals any of the others, asked from left to right. Throws FunctionError. */
export function equalsAny(first: unknown, others: readonly unknown[]): boolean {
  if (others.length === 0) throw new FunctionError('missing argument for comparison');
  return others.some((other) => equals(first, other));
}

/** lt: whether the left is less than the right. Throws FunctionError. */
export function isLess(left: unknown, right: unknown): boolean {
  const kind = basicKind(left);
  const other = basicKind(right);
  if (kind === null || other === null) throw invalidType();
  if (kind !== other) throw incompatibleTypes();
  if (kind === 'bool' || kind === 'complex') throw invalidType();
  const [a, b] = [rawOf(left), rawOf(right)];
  if (typeof a === 'string' && typeof b === 'string') return compareStrings(a, b) < 0;
  if (typeof a === 'bigint' && typeof b === 'bigint') return a < b;
  return Number(a) < Number(b);
}

function equals(left: unknown, right: unknown): boolean {
  const kind = basicKind(left);
  if (kind !== basicKind(right)) {
    if (isNone(left) || isNone(right)) return false;
    throw incompatibleTypes();
  }
  if (kind === null) return equalComposites(left, right);
  const [a, b] = [rawOf(left), rawOf(right)];
  if (typeof a === 'string' && typeof b === 'string') return compareStrings(a, b) === 0;
  return kind === 'complex' ? isDeepStrictEqual(a, b) : a === b;
}

function equalComposites(left: unknown, right: unknown): boolean {
  const [leftType, rightType] = [goTypeOf(left), goTypeOf(right)];
  if (leftType !== null && rightType !== null && leftType.kind !== rightType.kind) {
    throw differentKinds(left, right);
  }
  if (isNil(left) || isNil(right)) return isNil(left) === isNil(right);
  if (leftType === null || rightType === null) return false;
  if (rightType.kind === 'slice' || rightType.kind === 'map') {
    throw new FunctionError(goSprintf('non-comparable type %s: ', [right]) + goTypeName(rightType));
  }
  return goTypeName(leftType) === goTypeName(rightType) && sameContent(left, right, leftType);
}

function sameContent(left: unknown, right: unknown, type: GoType): boolean {
  if (type.kind !== 'pointer') return isDeepStrictEqual(rawOf(left), rawOf(right));
  return isStructSubject(left) ? left === right : rawOf(left) === rawOf(right);
}

/** nil of whatever type. */
function isNil(value: unknown): boolean {
  return isNone(value) || rawOf(value) === null;
}

function isNone(value: unknown): boolean {
  return value === undefined || value === null;
}

/** Signed and unsigned integers can be compared. Null: not one of these. */
function basicKind(value: unknown): BasicKind | null {
  const kind = goTypeOf(value)?.kind;
  switch (kind) {
    case 'bool':
    case 'string':
      return kind;
    case 'float32':
    case 'float64':
      return 'float';
    case 'complex128':
      return 'complex';
    case undefined:
    case 'interface':
    case 'time':
    case 'slice':
    case 'map':
    case 'pointer':
    case 'struct':
      return null;
    default:
      return 'integer';
  }
}

function invalidType(): FunctionError {
  return new FunctionError('invalid type for comparison');
}

function incompatibleTypes(): FunctionError {
  return new FunctionError('incompatible types for comparison');
}

function differentKinds(left: unknown, right: unknown): FunctionError {
  const format = 'non-comparable types %s: ';
  const types = [goTypeOf(left), goTypeOf(right)].map((type) =>
    type === null ? '' : goTypeName(type),
  );
  return new FunctionError(
    `${goSprintf(format, [left])}${types.join(', ')}: ${goSprintf('%v', [right])}`,
  );
}
