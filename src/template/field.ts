import { fromTyped, memberOf, rawOf } from '../go/dynamic-value.ts';
import { type GoMap, type GoStruct, goInterface, goTypeName, TypedValue } from '../go/go-type.ts';
import { quote } from '../go/quote.ts';
import { fieldContent, findField } from '../go/struct-field.ts';
import type { Node } from './ast.ts';
import { callFunction } from './call-function.ts';
import type { Machine } from './machine.ts';
import { methodOf } from './methods.ts';
import { type Arguments, NOTHING_PIPED } from './stage.ts';
import type { StructSubject } from './struct-subject.ts';
import type { TemplateError } from './template-error.ts';
import { goTypeOf, indirect, isStructSubject, typeNameOf } from './value.ts';

/** How a field is named in the template. */
export interface FieldAccess {
  readonly name: string;
  /** The chain of fields it stands in. */
  readonly node: Node;
  /** Only methods take any. */
  readonly args: Arguments;
  readonly piped: unknown;
}

const EXPORTED = /^\p{Lu}/u;
const HEADER_CONTEXT = 'HeaderContext';
const NO_HEADER: TypedValue = new TypedValue(
  {
    kind: 'struct',
    name: `formatter.${HEADER_CONTEXT}`,
    fields: [{ name: 'Header', type: goInterface, json: 'Header' }],
  },
  { Header: null },
);

/**
 * Reads a field or calls a method of a value; a map's keys are its fields. machine.receiverBoxed
 * tells how the value is held. Throws TemplateError.
 */
export function accessField(machine: Machine, receiver: unknown, access: FieldAccess): unknown {
  const { name } = access;
  if (receiver === undefined) return fieldOfNothing(machine, name);
  if (receiver === null) throw nilError(machine, receiver, name);
  const method = methodOf(receiver, name);
  if (method !== null) return callFunction(machine, { ...access, target: method }, access.piped);
  if (isStructSubject(receiver)) return subjectField(machine, receiver, access);
  const target = indirect(receiver);
  if (target === null) throw nilPointerError(machine, receiver, name);
  const type = goTypeOf(target);
  if (type?.kind === 'struct') {
    const field = structField(machine, { type, receiver, target }, access);
    if (field !== undefined) return field;
  }
  if (type?.kind === 'map' && goTypeName(type.key) === 'string') {
    return mapField(machine, { type, target }, access);
  }
  throw noFieldError(machine, receiver, name);
}

function fieldOfNothing(machine: Machine, name: string): undefined {
  if (!machine.settings.missingKeyError) return undefined;
  throw machine.error(`nil data; no entry for key ${quote(name)}`);
}

/** Row contexts embed the header of their table, of which rows have none. */
function subjectField(machine: Machine, subject: StructSubject, access: FieldAccess): unknown {
  const { name } = access;
  if (subject.unexported?.includes(name) === true) throw unexportedError(machine, subject, name);
  if (name !== 'Header' && name !== HEADER_CONTEXT) throw noFieldError(machine, subject, name);
  refuseArguments(machine, access);
  return name === 'Header' ? null : NO_HEADER;
}

/** Undefined: there is no such field. */
function structField(
  machine: Machine,
  { type, receiver, target }: { type: GoStruct; receiver: unknown; target: unknown },
  access: FieldAccess,
): unknown {
  const path = findField(type, access.name);
  const field = path.at(-1);
  if (field === undefined) return undefined;
  if (!EXPORTED.test(access.name)) throw unexportedError(machine, receiver, access.name);
  let content = rawOf(target);
  for (const step of path) {
    if (content === null) {
      const place = `embedded struct field ${step.name}`;
      throw machine.error(`reflect: indirection through nil pointer to ${place}`);
    }
    content = fieldContent(content, step.name);
  }
  refuseArguments(machine, access);
  return fromTyped(field.type, content);
}

function mapField(
  machine: Machine,
  { type, target }: { type: GoMap; target: unknown },
  { name, args, piped }: FieldAccess,
): unknown {
  if (args.operands.length > 0 || piped !== NOTHING_PIPED) {
    throw machine.error(`${name} is not a method but has arguments`);
  }
  const value = memberOf(rawOf(target), name);
  if (value !== undefined) return fromTyped(type.elem, value);
  if (!machine.settings.missingKeyError) return undefined;
  throw machine.error(`map has no entry for key ${quote(name)}`);
}

function refuseArguments(machine: Machine, { name, args, piped }: FieldAccess): void {
  if (args.operands.length === 0 && piped === NOTHING_PIPED) return;
  throw machine.error(`${name} has arguments but cannot be invoked as function`);
}

/** A nil pointer to a struct without such a field is no better than the struct itself. */
function nilPointerError(machine: Machine, receiver: unknown, name: string): TemplateError {
  const type = goTypeOf(receiver);
  const elem = type?.kind === 'pointer' ? type.elem : null;
  const missing = elem?.kind === 'struct' && findField(elem, name).length === 0;
  return missing ? noFieldError(machine, receiver, name) : nilError(machine, receiver, name);
}

function nilError(machine: Machine, receiver: unknown, name: string): TemplateError {
  return machine.error(`nil pointer evaluating ${heldType(machine, receiver)}.${name}`);
}

function unexportedError(machine: Machine, receiver: unknown, name: string): TemplateError {
  const type = heldType(machine, receiver);
  return machine.error(`${name} is an unexported field of struct type ${type}`);
}

function noFieldError(machine: Machine, receiver: unknown, name: string): TemplateError {
  return machine.error(`can't evaluate field ${name} in type ${heldType(machine, receiver)}`);
}

function heldType(machine: Machine, receiver: unknown): string {
  return machine.receiverBoxed ? 'interface {}' : typeNameOf(receiver);
}
