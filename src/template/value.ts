// The values that templates work on, as JavaScript sees them:
//
//   undefined     no value at all: a missing key, nil at the top (Go's zero reflect.Value)
//   null          nil in an interface{}
//   string        string (see go/go-string.ts)
//   boolean       bool
//   number        float64: what JSON numbers are
//   bigint        int: what whole literals, len and the indices of range are
//   Array         []interface{}
//   object, Map   map[string]interface{}
//   JsonNumber    json.Number
//   StructSubject a pointer to a struct of which only methods without arguments are seen
//   TypedValue    anything of another Go type; what is read out of it is plain again where it can be

import { fromTyped, listView, mapView, rawOf, typeOf } from '../go/dynamic-value.ts';
import { byteLength } from '../go/go-string.ts';
import { type GoType, goString, goTypeName, pointerTo, TypedValue } from '../go/go-type.ts';
import { findField } from '../go/struct-field.ts';
import type { StructSubject } from './struct-subject.ts';

/** Whether the value is a struct seen through its methods. JSON data has no functions. */
export function isStructSubject(value: unknown): value is StructSubject {
  return (
    typeof value === 'object' &&
    value !== null &&
    'field' in value &&
    typeof value.field === 'function'
  );
}

/** The Go type of a value; null for nil and for no value. */
export function goTypeOf(value: unknown): GoType | null {
  return isStructSubject(value) ? subjectType(value) : typeOf(value);
}

/** The Go type's name as error texts spell it; that of nil is interface {}. */
export function typeNameOf(value: unknown): string {
  const type = goTypeOf(value);
  return type === null ? 'interface {}' : goTypeName(type);
}

/** Whether a field or entry of the value holds an interface{}, and not the value inside. */
export function hasBoxedMember(container: unknown, name: string): boolean {
  const target = indirect(container);
  if (!(target instanceof TypedValue)) return !isStructSubject(target);
  if (target.type.kind === 'map') return target.type.elem.kind === 'interface';
  return (
    target.type.kind === 'struct' && findField(target.type, name).at(-1)?.type.kind === 'interface'
  );
}

/** What pointers lead to; null for a nil pointer, undefined for no value. */
export function indirect(value: unknown): unknown {
  let target = value;
  while (target instanceof TypedValue && target.type.kind === 'pointer') {
    if (target.value === null) return null;
    target = fromTyped(target.type.elem, target.value);
  }
  return target;
}

/** What if, with, and, or, not take for true: all that is not empty, zero or nil. */
export function isTrue(value: unknown): boolean {
  switch (typeof value) {
    case 'string':
      return value !== '';
    case 'boolean':
      return value;
    case 'number':
      return value !== 0;
    case 'bigint':
      return value !== 0n;
    case 'object':
      return value !== null && (isStructSubject(value) || isTrueObject(value));
    default:
      return false;
  }
}

/** Bytes of a string, elements of a list, entries of a map; null for what has no length. */
export function lengthOf(value: unknown): number | null {
  const raw = rawOf(value);
  if (typeof raw === 'string') return byteLength(raw);
  const list = listView(value);
  if (list !== null) return list.items?.length ?? 0;
  return isStructSubject(value) ? null : (mapView(value)?.size ?? null);
}

/** The struct that a subject points to, with its methods' results for fields. */
export function subjectStruct(subject: StructSubject): TypedValue {
  const { elem } = subjectType(subject);
  const values = subject.fields.map((name): readonly [string, unknown] => [
    name,
    subject.field(name),
  ]);
  return new TypedValue(elem, Object.fromEntries(values));
}

function subjectType(subject: StructSubject): ReturnType<typeof pointerTo> {
  const fields = subject.fields.map((name) => ({ name, type: goString, json: name }));
  return pointerTo({ kind: 'struct', name: subject.goType.replace(/^\*/, ''), fields });
}

function isTrueObject(value: object): boolean {
  const length = lengthOf(value);
  if (length !== null) return length > 0;
  if (!(value instanceof TypedValue)) return true;
  switch (value.type.kind) {
    case 'struct':
    case 'time':
      return true;
    case 'pointer':
    case 'interface':
      return value.value !== null;
    case 'complex128':
      return !isZeroComplex(value.value);
    default:
      return isTrue(value.value);
  }
}

function isZeroComplex(content: unknown): boolean {
  return (
    typeof content === 'object' &&
    content !== null &&
    'real' in content &&
    'imaginary' in content &&
    content.real === 0 &&
    content.imaginary === 0
  );
}
