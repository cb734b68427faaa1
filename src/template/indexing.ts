import { fromTyped, listView, mapView, rawOf } from '../go/dynamic-value.ts';
import { byteLength, sliceBytes, toBytes } from '../go/go-string.ts';
import { type GoMap, type GoType, goTypeName, goUint8, TypedValue } from '../go/go-type.ts';
import { zeroOf } from '../go/zero-value.ts';
import { FunctionError } from './function-error.ts';
import { BoxedValue, isAssignable } from './parameter.ts';
import { goTypeOf, indirect, isStructSubject, lengthOf, typeNameOf } from './value.ts';

// How far a list that JSON was read into can be sliced: Go doubles its room while it grows.
const DOUBLED_ROOM = 512;

/** len: bytes, elements or entries. Throws FunctionError. */
export function lengthOfItem(value: unknown): bigint {
  if (value === undefined) {
    throw new FunctionError('reflect: call of reflect.Value.Type on zero Value');
  }
  const item = indirect(value);
  if (item === null) throw new FunctionError('len of nil pointer');
  const length = lengthOf(item);
  if (length === null) throw new FunctionError(`len of type ${itemTypeName(item)}`);
  return BigInt(length);
}

/** index: an element, again and again. Throws FunctionError. */
export function indexItem(value: unknown, indices: readonly unknown[]): unknown {
  if (value === undefined || value === null) throw new FunctionError('index of untyped nil');
  let item: unknown = value;
  for (const index of indices) item = elementOf(item, index);
  return item;
}

/** slice: the part of a string or list from one index to another. Throws FunctionError. */
export function sliceItem(value: unknown, indices: readonly unknown[]): unknown {
  if (value === undefined || value === null) throw new FunctionError('slice of untyped nil');
  if (indices.length > 3) throw new FunctionError(`too many slice indexes: ${indices.length}`);
  const raw = rawOf(value);
  if (typeof raw === 'string') return sliceString(value, raw, indices);
  const list = listView(value);
  if (list === null) throw new FunctionError(`can't slice item of type ${typeNameOf(value)}`);
  const items = list.items ?? [];
  const [start, end] = sliceBounds(indices, { length: items.length, room: roomOf(items.length) });
  const part = items.slice(start, end);
  // Room that nothing was put into holds zero values.
  while (part.length < end - start) part.push(zeroOf(list.elem));
  return value instanceof TypedValue ? new TypedValue(value.type, part) : part;
}

function elementOf(container: unknown, index: unknown): unknown {
  const item = indirect(container);
  if (item === null) throw new FunctionError('index of nil pointer');
  const raw = rawOf(item);
  if (typeof raw === 'string') {
    const bytes = toBytes(raw);
    const at = elementIndex(index, bytes.length, 'string');
    return new TypedValue(goUint8, BigInt(bytes[at] ?? 0));
  }
  const list = listView(item);
  if (list !== null) {
    const items = list.items ?? [];
    return fromTyped(list.elem, items[elementIndex(index, items.length, 'slice')]);
  }
  const map = isStructSubject(item) ? null : mapView(item);
  if (map === null) throw new FunctionError(`can't index item of type ${itemTypeName(item)}`);
  const found = map.get(mapKey(index, map.type));
  return fromTyped(map.type.elem, found === undefined ? zeroOf(map.type.elem) : found);
}

/** Go checks against the length, and again when it reads: the length itself fails only then. */
function elementIndex(index: unknown, length: number, kind: string): number {
  const at = checkedIndex(index, length);
  if (at < length) return at;
  throw new FunctionError(`reflect: ${kind} index out of range`);
}

function mapKey(index: unknown, { key }: GoMap): unknown {
  const type = goTypeOf(index);
  if (type === null) {
    if (key.kind === 'interface' || key.kind === 'pointer') return null;
    throw new FunctionError(`value is nil; should be of type ${goTypeName(key)}`);
  }
  if (isAssignable(type, key) || (isInteger(type) && isInteger(key))) return rawOf(index);
  throw new FunctionError(`value has type ${goTypeName(type)}; should be ${goTypeName(key)}`);
}

function sliceString(value: unknown, text: string, indices: readonly unknown[]): unknown {
  if (indices.length === 3) throw new FunctionError('cannot 3-index slice a string');
  const length = byteLength(text);
  const [start, end] = sliceBounds(indices, { length, room: length });
  const part = sliceBytes(text, start, end);
  const type = goTypeOf(value);
  return type === null ? part : fromTyped(type, part);
}

function sliceBounds(
  indices: readonly unknown[],
  { length, room }: { readonly length: number; readonly room: number },
): readonly [start: number, end: number] {
  const [start = 0, end = length, limit] = indices.map((index) => checkedIndex(index, room));
  if (start > end) throw new FunctionError(`invalid slice index: ${start} > ${end}`);
  if (limit !== undefined && end > limit) {
    throw new FunctionError(`invalid slice index: ${end} > ${limit}`);
  }
  return [start, end];
}

function checkedIndex(index: unknown, most: number): number {
  if (index instanceof BoxedValue) {
    throw new FunctionError('cannot index slice/array with type interface {}');
  }
  const type = goTypeOf(index);
  if (type === null) throw new FunctionError('cannot index slice/array with nil');
  const at = rawOf(index);
  if (typeof at !== 'bigint') {
    throw new FunctionError(`cannot index slice/array with type ${goTypeName(type)}`);
  }
  if (at < 0n || at > BigInt(most)) throw new FunctionError(`index out of range: ${at}`);
  return Number(at);
}

function roomOf(length: number): number {
  let room = length === 0 ? 0 : 1;
  while (room < length) room *= 2;
  return room <= DOUBLED_ROOM ? room : length;
}

function isInteger({ kind }: GoType): boolean {
  return /^u?int\d*$/.test(kind);
}

/** Behind a pointer to a row context stands the struct. */
function itemTypeName(item: unknown): string {
  const name = typeNameOf(item);
  return isStructSubject(item) ? name.replace(/^\*/, '') : name;
}
