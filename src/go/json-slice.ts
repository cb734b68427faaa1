import { CorruptInputError, decodeBase64 } from './base64.ts';
import type { GoSlice } from './go-type.ts';
import { type JsonDecoding, nullOrMisfit, unmarshalPlaced } from './json-decoding.ts';
import { GoJsonError } from './json-error.ts';
import { unquoteJson } from './json-string.ts';
import { zeroOf } from './zero-value.ts';

type Elements = readonly unknown[];

// Elements that a slice had before it became shorter: when it grows again, Go finds them in memory.
const MEMORY = new WeakMap<Elements, Elements>();

/** Decodes a slice or an array; elements go into those that are there already. */
export function decodeSlice(decoding: JsonDecoding, type: GoSlice, current: unknown): unknown {
  if (type.unmarshalJson !== undefined) return unmarshalPlaced(decoding, type.unmarshalJson);
  const isArray = type.length !== undefined;
  const first = decoding.cursor.peek();
  if (first === '[') {
    const elements: Elements = Array.isArray(current) ? current : [];
    return isArray ? arrayOf(decoding, type, elements) : sliceOf(decoding, type, elements);
  }
  if (first === '"' && !isArray && type.elem.kind === 'uint8') return bytesOf(decoding, current);
  return nullOrMisfit(decoding, type, { current, ofNull: isArray ? current : null });
}

function sliceOf(decoding: JsonDecoding, type: GoSlice, current: Elements): Elements {
  const known = MEMORY.get(current) ?? current;
  const elements = decodeElements(decoding, type, known);
  if (elements.length > 0 && known.length > elements.length) {
    MEMORY.set(elements, [...elements, ...known.slice(elements.length)]);
  }
  return elements;
}

/** What is missing becomes zero. */
function arrayOf(decoding: JsonDecoding, type: GoSlice, current: Elements): Elements {
  const elements = decodeElements(decoding, type, current);
  const zero = zeroOf(type);
  return Array.isArray(zero) ? [...elements, ...zero.slice(elements.length)] : elements;
}

/** As many elements as there is room for; what follows is passed over. */
function decodeElements(decoding: JsonDecoding, type: GoSlice, known: Elements): Elements {
  const { cursor } = decoding;
  const { elem, length = Number.POSITIVE_INFINITY } = type;
  const elements: unknown[] = [];
  cursor.pass();
  if (cursor.passes(']')) return elements;
  do {
    const at = elements.length;
    if (at === length) cursor.raw();
    else elements.push(decoding.decode(elem, at < known.length ? known[at] : zeroOf(elem)));
  } while (cursor.passesComma());
  return elements;
}

/** []byte: a string in base64. */
function bytesOf({ cursor, failures }: JsonDecoding, current: unknown): unknown {
  try {
    return Array.from(decodeBase64(unquoteJson(cursor.raw())), BigInt);
  } catch (error) {
    if (!(error instanceof CorruptInputError)) throw error;
    failures.save(new GoJsonError('type', error.message, { cause: error }));
    return current;
  }
}
