import { compareStrings } from './compare-strings.ts';
import { fromTyped, isGoObject, listView, mapView, rawOf, typeOf } from './dynamic-value.ts';
import { type GoStruct, type GoType, goTypeName } from './go-type.ts';
import { isGoTime, rfc3339Nano } from './go-time.ts';
import { quoteJson } from './json-quote.ts';
import { jsonFields } from './json-fields.ts';

/** How encodeJson spells. */
export interface JsonEncodeOptions {
  /** Write < > & as \u003c \u003e \u0026, as json.Marshal does. Off when absent. */
  readonly escapeHtml?: boolean;
}

/** A value that has no JSON form; the message is Go's. */
export class JsonEncodeError extends Error {}

const NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;

/**
 * encoding/json's Marshal of a value as templates hold it (see template/value.ts): map keys sorted,
 * struct fields in their order, no white space. Throws JsonEncodeError. https://pkg.go.dev/encoding/json
 */
export function encodeJson(value: unknown, options: JsonEncodeOptions = {}): string {
  return encode(value, options.escapeHtml === true);
}

function encode(value: unknown, html: boolean): string {
  if (typeof value === 'string') return quoteJson(value, html);
  if (isGoObject(value)) return encode(value.toJson(), true);
  const type = typeOf(value);
  if (type === null) return 'null';
  const raw = rawOf(value);
  switch (type.kind) {
    case 'bool':
      return String(raw);
    case 'string':
      return encodeString(type, String(raw), html);
    case 'float32':
    case 'float64':
      return encodeFloat(Number(raw));
    case 'complex128':
      throw new JsonEncodeError(`json: unsupported type: ${goTypeName(type)}`);
    case 'interface':
      return encode(raw, html);
    case 'time':
      return encodeTime(raw);
    case 'slice':
      return encodeList(value, html);
    case 'map':
      return encodeMap(value, html);
    case 'pointer':
      return raw === null ? 'null' : encode(fromTyped(type.elem, raw), html);
    case 'struct':
      return encodeStruct(type, raw, html);
    default:
      return String(raw);
  }
}

function encodeString(type: GoType, text: string, html: boolean): string {
  if (goTypeName(type) !== 'json.Number') return quoteJson(text, html);
  if (text !== '' && !NUMBER.test(text)) {
    throw new JsonEncodeError(`json: invalid number literal ${quoteJson(text, false)}`);
  }
  return text === '' ? '0' : text;
}

/** JavaScript turns to exponents at the same sizes as encoding/json, with the same digits. */
function encodeFloat(value: number): string {
  if (!Number.isFinite(value)) {
    const text = Number.isNaN(value) ? 'NaN' : value > 0 ? '+Inf' : '-Inf';
    throw new JsonEncodeError(`json: unsupported value: ${text}`);
  }
  return Object.is(value, -0) ? '-0' : String(value);
}

function encodeTime(raw: unknown): string {
  return isGoTime(raw) ? `"${rfc3339Nano(raw)}"` : 'null';
}

function encodeList(value: unknown, html: boolean): string {
  const list = listView(value);
  if (list === null || list.items === null) return 'null';
  const { elem, items } = list;
  if (elem.kind === 'uint8') return `"${Buffer.from(items.map(Number)).toString('base64')}"`;
  return `[${items.map((item) => encode(fromTyped(elem, item), html)).join(',')}]`;
}

function encodeMap(value: unknown, html: boolean): string {
  const map = mapView(value);
  if (map === null || map.isNil) return 'null';
  const entries = map.sortedKeys().map((key): readonly [string, unknown] => [String(key), key]);
  // Numbers, too, are sorted as the texts they become.
  const sorted = entries.toSorted(([left], [right]) => compareStrings(left, right));
  const members = sorted.map(
    ([name, key]) =>
      `${quoteJson(name, html)}:${encode(fromTyped(map.type.elem, map.get(key)), html)}`,
  );
  return `{${members.join(',')}}`;
}

function encodeStruct(type: GoStruct, content: unknown, html: boolean): string {
  const members = jsonFields(type, content).map(
    (field) =>
      `${quoteJson(field.name, html)}:${encode(fromTyped(field.type, field.content), html)}`,
  );
  return `{${members.join(',')}}`;
}
