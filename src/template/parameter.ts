import { fromTyped } from '../go/dynamic-value.ts';
import { type GoType, goTypeName, TypedValue } from '../go/go-type.ts';
import type { Machine } from './machine.ts';
import type { ParameterType } from './template-function.ts';
import { goTypeOf } from './value.ts';

/** An interface{} and not the value inside, for parameters of the kind "held". */
export class BoxedValue {
  readonly value: unknown;
  constructor(value: unknown) {
    this.value = value;
  }
}

/** The parameter's type as error texts spell it. */
export function parameterName(type: ParameterType): string {
  return isGoType(type) ? goTypeName(type) : 'reflect.Value';
}

/** nil as a value of the parameter's type; undefined for "reflect". Throws TemplateError when it has none. */
export function nilArgument(machine: Machine, type: ParameterType): unknown {
  if (canBeNil(type)) return nilOf(type);
  throw machine.error(`cannot assign nil to ${parameterName(type)}`);
}

/** A value as an argument for a parameter. Throws TemplateError when it does not fit. */
export function fitArgument(machine: Machine, value: unknown, type: ParameterType): unknown {
  if (value === undefined) {
    if (canBeNil(type)) return nilOf(type);
    throw machine.error(`invalid value; expected ${parameterName(type)}`);
  }
  if (!isGoType(type) || type.kind === 'interface') return value;
  const actual = goTypeOf(value);
  if (actual !== null && isAssignable(actual, type)) return value;
  // One pointer is followed.
  if (
    actual?.kind === 'pointer' &&
    value instanceof TypedValue &&
    isAssignable(actual.elem, type)
  ) {
    if (value.value !== null) return fromTyped(type, value.value);
    throw machine.error(`dereference of nil pointer of type ${parameterName(type)}`);
  }
  const got = actual === null ? 'interface {}' : goTypeName(actual);
  throw machine.error(`wrong type for value; expected ${parameterName(type)}; got ${got}`);
}

/** Whether Go assigns a value of the one type to a variable of the other. */
export function isAssignable(from: GoType, to: GoType): boolean {
  if (to.kind === 'interface') return true;
  const names = [goTypeName(from), goTypeName(to)];
  if (names[0] === names[1]) return true;
  if (from.kind !== 'slice' || to.kind !== 'slice') return false;
  // Of two slice types with one content, only one may have a name of its own.
  const oneUnnamed = from.name === undefined || to.name === undefined;
  return oneUnnamed && goTypeName(from.elem) === goTypeName(to.elem);
}

function canBeNil(type: ParameterType): boolean {
  switch (type.kind) {
    case 'reflect':
    case 'held':
    case 'interface':
    case 'map':
    case 'pointer':
    case 'slice':
      return true;
    default:
      return false;
  }
}

function nilOf(type: ParameterType): unknown {
  return isGoType(type) ? fromTyped(type, null) : undefined;
}

/** Whether the parameter has a type that values must fit. */
export function isGoType(type: ParameterType): type is GoType {
  return type.kind !== 'reflect' && type.kind !== 'held';
}
