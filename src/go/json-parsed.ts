import {
  goInt64,
  type GoMap,
  type GoScalar,
  type GoSlice,
  goString,
  type GoStruct,
  type GoType,
  JsonNumber,
  type UnmarshalJson,
} from './go-type.ts';
import { GoJsonError } from './json-error.ts';
import { fieldForKey, type FieldPath, fieldsByKey } from './json-field-index.ts';
import { fitScalar } from './json-scalar.ts';
import { unmarshalTime } from './json-time.ts';
import type { PlainJson } from './json-plain.ts';
import type { TimeZone } from './time-zone.ts';
import { UTC } from './utc.ts';
import { freshZero, type StructContent, zeroOf } from './zero-value.ts';

/** It is not beyond doubt that Go decodes a value, or what it makes of it. */
class JsonDoubt extends Error {}

const DEPTH_LIMIT = 100; // levels of what Go passes over; far below its own limit

/**
 * What unmarshal() makes of a plain text, and decodeFirst(), too. Null when it is not beyond doubt. The zone's name is
 * shown with times of its offset.
 */
export function decodePlain({ value }: PlainJson, type: GoType, zone: TimeZone = UTC): unknown {
  return unlessInDoubt(() => new ParsedJsonDecoder(zone).decode(type, value));
}

/** What dynamicJson() makes of a plain text with useNumber. Null when it is not beyond doubt. */
export function dynamicPlain({ value }: PlainJson): unknown {
  return unlessInDoubt(() => dynamicFromParsed(value, DEPTH_LIMIT));
}

function unlessInDoubt(decode: () => unknown): unknown {
  try {
    return decode();
  } catch (error) {
    if (!(error instanceof JsonDoubt)) throw error;
    return null;
  }
}

/** Makes of JSON.parse()'s values what unmarshal() makes of their texts. */
class ParsedJsonDecoder {
  readonly #zone: TimeZone;

  constructor(zone: TimeZone) {
    this.#zone = zone;
  }

  /** The value as a Go type has it. Throws JsonDoubt. */
  decode(type: GoType, value: unknown): unknown {
    if (type === goString && typeof value === 'string') return value;
    switch (type.kind) {
      case 'struct':
        return this.#struct(type, value);
      case 'slice':
        return this.#slice(type, value);
      case 'map':
        return value === null ? null : this.#map(type, value);
      case 'pointer':
        return value === null ? null : this.decode(type.elem, value);
      case 'time':
        if (value === null) return zeroOf(type);
        return byMethod((json) => unmarshalTime(json, this.#zone), value);
      case 'interface':
        if (typeof value === 'object' && value !== null) throw new JsonDoubt();
        return value;
      default:
        return scalar(type, value);
    }
  }

  #struct(type: GoStruct, value: unknown): unknown {
    if (type.unmarshalJson !== undefined) return byMethod(type.unmarshalJson, value);
    const content = freshZero(type);
    if (value === null) return content;
    if (!isObject(value)) throw new JsonDoubt();
    const fields = fieldsByKey(type);
    for (const key in value) {
      const path = fields.get(key);
      if (path !== undefined) this.#field(content, path, value[key]);
      else if (!isPassedOver(type, key, value[key])) throw new JsonDoubt();
    }
    return content;
  }

  #field(content: StructContent, path: FieldPath, value: unknown): void {
    const field = path.at(-1);
    const holder = path.length === 1 ? content : embeddedIn(content, path);
    if (field !== undefined) holder[field.name] = this.decode(field.type, value);
  }

  #slice({ elem, length, unmarshalJson }: GoSlice, value: unknown): unknown {
    if (unmarshalJson !== undefined) return byMethod(unmarshalJson, value);
    if (value === null && length === undefined) return null;
    if (!Array.isArray(value) || length !== undefined) throw new JsonDoubt();
    if (elem === goString && value.every(isString)) return value;
    return value.map((element) => this.decode(elem, element));
  }

  #map({ key, elem }: GoMap, value: unknown): unknown {
    if (key.kind !== 'string' || !isObject(value)) throw new JsonDoubt();
    const map = new Map(Object.entries(value));
    if (elem === goString && Object.values(value).every(isString)) return map;
    for (const [name, inner] of map) map.set(name, this.decode(elem, inner));
    return map;
  }
}

function dynamicFromParsed(value: unknown, levels: number): unknown {
  if (typeof value === 'number') return new JsonNumber(String(value));
  if (typeof value !== 'object' || value === null) return value;
  if (levels === 0) throw new JsonDoubt();
  if (Array.isArray(value)) return value.map((inner) => dynamicFromParsed(inner, levels - 1));
  const object: StructContent = Object.create(null);
  for (const [key, inner] of Object.entries(value))
    object[key] = dynamicFromParsed(inner, levels - 1);
  return object;
}

function scalar(type: GoScalar, value: unknown): unknown {
  if (type === goInt64 && Number.isSafeInteger(value)) return BigInt(Number(value));
  if (typeof value === 'object' && value !== null) throw new JsonDoubt();
  return byMethod((json) => {
    const fit = fitScalar(type, json, zeroOf(type));
    if (fit.kind === 'misfit') throw new JsonDoubt();
    return fit.value;
  }, value);
}

/** Works on the text that the value had. */
function byMethod(unmarshalJson: UnmarshalJson, value: unknown): unknown {
  try {
    return unmarshalJson(JSON.stringify(value));
  } catch (error) {
    throw error instanceof GoJsonError ? new JsonDoubt() : error;
  }
}

function embeddedIn(content: StructContent, path: FieldPath): StructContent {
  let holder = content;
  for (const { name, type } of path.slice(0, -1)) {
    // An embedded pointer gets its struct with the first field of it.
    const struct = type.kind === 'pointer' ? type.elem : type;
    const inner = holder[name] ?? (struct.kind === 'struct' ? freshZero(struct) : null);
    if (!isObject(inner)) throw new JsonDoubt();
    holder[name] = inner;
    holder = inner;
  }
  return holder;
}

/** Whether Go drops a member: the key means no field in another case, nor is the value nested too deeply for it. */
function isPassedOver(type: GoStruct, key: string, value: unknown): boolean {
  return fieldForKey(type, key) === null && isWithin(DEPTH_LIMIT, value);
}

function isWithin(levels: number, value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return true;
  return levels > 0 && Object.values(value).every((inner) => isWithin(levels - 1, inner));
}

function isString(value: unknown): value is string {
  return typeof value === 'string';
}

function isObject(value: unknown): value is StructContent {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
