import { compareStrings } from './compare-strings.ts';
import {
  type GoMap,
  type GoObject,
  type GoSlice,
  type GoType,
  goBool,
  goFloat64,
  goInt,
  goInterface,
  goJsonNumber,
  goString,
  JsonNumber,
  mapOf,
  sliceOf,
  TypedValue,
} from './go-type.ts';

const ANY_SLICE: GoSlice = sliceOf(goInterface);
const ANY_MAP: GoMap = mapOf(goString, goInterface);

/** A list of any Go type. items are values of the type elem; null for a nil slice. */
export interface ListView {
  readonly elem: GoType;
  readonly items: readonly unknown[] | null;
}

/** A map of any Go type. */
export interface MapView {
  readonly type: GoMap;
  readonly isNil: boolean;
  readonly size: number;
  /** Values of the key type, in the order fmt and templates show them. */
  sortedKeys(): readonly unknown[];
  /** A value of the element type, undefined when the key is absent. */
  get(key: unknown): unknown;
}

/** Whether the value is a GoObject. JSON data has no functions. */
export function isGoObject(value: unknown): value is GoObject {
  return (
    typeof value === 'object' &&
    value !== null &&
    'toJson' in value &&
    typeof value.toJson === 'function'
  );
}

/** The Go type of a value as templates hold it (see template/value.ts); null for nil and for no value. */
export function typeOf(value: unknown): GoType | null {
  switch (typeof value) {
    case 'string':
      return goString;
    case 'boolean':
      return goBool;
    case 'number':
      return goFloat64;
    case 'bigint':
      return goInt;
    case 'object':
      return value === null ? null : typeOfObject(value);
    default:
      return null;
  }
}

function typeOfObject(value: object): GoType {
  if (value instanceof TypedValue) return value.type;
  if (value instanceof JsonNumber) return goJsonNumber;
  return Array.isArray(value) ? ANY_SLICE : ANY_MAP;
}

/** A value of a Go type as templates hold it: plain where the plain value already has that type. */
export function fromTyped(type: GoType, raw: unknown): unknown {
  switch (type.kind) {
    case 'interface':
      return raw ?? null;
    case 'string':
    case 'bool':
    case 'int':
    case 'float64':
      return type.name === type.kind ? raw : new TypedValue(type, raw);
    case 'pointer':
      return isGoObject(raw) ? raw : new TypedValue(type, raw);
    default:
      return new TypedValue(type, raw);
  }
}

/** What a value is below its type: the text of a json.Number, the content of a TypedValue. */
export function rawOf(value: unknown): unknown {
  if (value instanceof TypedValue) return value.value;
  return value instanceof JsonNumber ? value.text : value;
}

/** The value as a list; null when it is none. */
export function listView(value: unknown): ListView | null {
  if (Array.isArray(value)) return { elem: goInterface, items: value };
  if (!(value instanceof TypedValue) || value.type.kind !== 'slice') return null;
  return { elem: value.type.elem, items: Array.isArray(value.value) ? value.value : null };
}

/** The value as a map; null when it is none. */
export function mapView(value: unknown): MapView | null {
  const type = typeOf(value);
  if (type?.kind !== 'map') return null;
  const content = rawOf(value);
  const keys = content instanceof Map ? [...content.keys()] : Object.keys(content ?? {});
  return {
    type,
    isNil: content === null,
    size: keys.length,
    sortedKeys: () => keys.toSorted(compareKeys),
    get: (key) => memberOf(content, key),
  };
}

/** What a map's content (a Map or a plain object) has under a key; undefined when it has nothing. */
export function memberOf(content: unknown, key: unknown): unknown {
  if (content instanceof Map) return content.get(key);
  if (typeof content !== 'object' || content === null || !Object.hasOwn(content, String(key))) {
    return undefined;
  }
  const value: unknown = Reflect.get(content, String(key));
  return value ?? null;
}

function compareKeys(left: unknown, right: unknown): number {
  if (typeof left === 'bigint' && typeof right === 'bigint') {
    return left === right ? 0 : left < right ? -1 : 1;
  }
  if (typeof left === 'number' && typeof right === 'number') return left - right;
  return compareStrings(String(left), String(right));
}
