import type { JsonCursor } from './json-cursor.ts';
import { unquoteJson } from './json-string.ts';

/** Makes a value of a number as it is spelled. */
export type ReadNumber = (text: string) => unknown;

type JsonObject = Record<string, unknown>;

interface OpenList {
  readonly kind: 'list';
  readonly value: unknown[];
}
interface OpenObject {
  readonly kind: 'object';
  readonly value: JsonObject;
  /** Of the member that is being read. */
  key: string;
}
type Container = OpenList | OpenObject;

/**
 * The next value as an interface{} holds it: null, boolean, string, what readNumber makes of a number,
 * Array, or an object without prototype, so that every key is data. Of members with one key the last counts.
 */
export function readDynamic(cursor: JsonCursor, readNumber: ReadNumber): unknown {
  // A list of what is open, for values may be nested deeper than calls.
  const open: Container[] = [];
  for (;;) {
    const container = openContainer(cursor);
    if (container?.isEmpty === false) {
      open.push(container.value);
      nextMember(cursor, container.value);
    } else {
      const value = container?.value.value ?? readScalar(cursor.raw(), readNumber);
      const whole = closeContainers(cursor, open, value);
      if (whole !== undefined) return whole;
    }
  }
}

function openContainer(
  cursor: JsonCursor,
): { readonly value: Container; readonly isEmpty: boolean } | null {
  if (cursor.passes('['))
    return { value: { kind: 'list', value: [] }, isEmpty: cursor.passes(']') };
  if (!cursor.passes('{')) return null;
  const value: JsonObject = Object.create(null);
  return { value: { kind: 'object', value, key: '' }, isEmpty: cursor.passes('}') };
}

/** Puts a value where it belongs and closes what ends with it; the outermost value when that is whole. */
function closeContainers(cursor: JsonCursor, open: Container[], inner: unknown): unknown {
  let value = inner;
  for (let container = open.at(-1); container !== undefined; container = open.at(-1)) {
    addTo(container, value);
    if (cursor.passesComma()) {
      nextMember(cursor, container);
      return undefined;
    }
    value = container.value;
    open.pop();
  }
  return value;
}

function nextMember(cursor: JsonCursor, container: Container): void {
  if (container.kind === 'object') container.key = cursor.key();
}

function addTo(container: Container, value: unknown): void {
  if (container.kind === 'list') container.value.push(value);
  else container.value[container.key] = value;
}

function readScalar(token: string, readNumber: ReadNumber): unknown {
  switch (token.charAt(0)) {
    case '"':
      return unquoteJson(token);
    case 'n':
      return null;
    case 't':
    case 'f':
      return token === 'true';
    default:
      return readNumber(token);
  }
}
