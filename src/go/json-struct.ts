import type { GoStruct } from './go-type.ts';
import { eachMember, type JsonDecoding, nullOrMisfit, unmarshalPlaced } from './json-decoding.ts';
import { type FieldPath, fieldForKey } from './json-field-index.ts';
import { zeroOf } from './zero-value.ts';

type Content = Record<string, unknown>;

/** Decodes a struct into the content it has; members that it has no field for are passed over. */
export function decodeStruct(decoding: JsonDecoding, type: GoStruct, current: unknown): unknown {
  const { cursor } = decoding;
  if (type.unmarshalJson !== undefined) return unmarshalPlaced(decoding, type.unmarshalJson);
  if (cursor.peek() !== '{' || !isContent(current)) {
    return nullOrMisfit(decoding, type, { current, ofNull: current });
  }
  eachMember(cursor, (key) => {
    const path = fieldForKey(type, key);
    if (path === null) cursor.raw();
    else decodeField(decoding, { struct: type.name, content: current, path });
  });
  return current;
}

interface FieldPlace {
  readonly struct: string;
  readonly content: Content;
  readonly path: FieldPath;
}

function decodeField(decoding: JsonDecoding, { struct, content, path }: FieldPlace): void {
  const embedded = path.slice(0, -1);
  const key = path.at(-1)?.json ?? '';
  const names = [...embedded.map(({ name }) => name), key];
  decoding.failures.within(struct, names, () => store(decoding, content, path));
}

function store(decoding: JsonDecoding, content: Content, [field, ...inner]: FieldPath): void {
  if (field === undefined) return;
  const { name, type } = field;
  if (inner.length === 0) {
    content[name] = decoding.decode(type, content[name]);
    return;
  }
  // An embedded pointer gets its struct when the first field of it comes.
  content[name] ??= zeroOf(type.kind === 'pointer' ? type.elem : type);
  const embedded = content[name];
  if (isContent(embedded)) store(decoding, embedded, inner);
}

/** A struct's content is an object of its own, made by zeroOf(). */
function isContent(value: unknown): value is Content {
  return typeof value === 'object' && value !== null;
}
