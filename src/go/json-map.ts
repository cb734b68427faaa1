import { type GoMap, type GoType, goTypeName } from './go-type.ts';
import { eachMember, type JsonDecoding, nullOrMisfit } from './json-decoding.ts';
import { readInteger } from './json-scalar.ts';
import { zeroOf } from './zero-value.ts';

/** Decodes a map; entries that are there already stay, and take new values whole. */
export function decodeMap(decoding: JsonDecoding, type: GoMap, current: unknown): unknown {
  const { cursor } = decoding;
  if (cursor.peek() !== '{') return nullOrMisfit(decoding, type, { current, ofNull: null });
  const map = current instanceof Map ? current : new Map<unknown, unknown>();
  eachMember(cursor, (key) => {
    const value = decoding.decode(type.elem, zeroOf(type.elem));
    const entry = mapKey(decoding, type.key, key);
    if (entry !== null) map.set(entry, value);
  });
  return map;
}

/** Null: the key does not fit. */
function mapKey({ failures }: JsonDecoding, type: GoType, key: string): string | bigint | null {
  if (type.kind === 'string') return key;
  const value = readInteger(type.kind, key);
  if (value === null) failures.saveMismatch(`number ${key}`, goTypeName(type));
  return value;
}
