import type { GoStruct, GoType } from '../../../go/go-type.ts';
import { fieldForKey } from '../../../go/json-field-index.ts';

/** Counts the members of the objects that a check passes. */
export interface MemberCount {
  members: number;
}

/** Whether a value out of JSON.parse() surely is what Go decodes from the same text. */
export type JsonFit = (value: unknown, count: MemberCount) => boolean;

const DEPTH_LIMIT = 100; // levels; far below Go's own limit
const UNKNOWN_KEYS_LIMIT = 1000; // a bound on memory; engines have a handful

/**
 * Prepares the check of JSON.parse()'s values for a Go type. It refuses on any doubt: nulls that leave
 * a value as it was, keys in another case, whole numbers that lost digits. Repeated keys and the
 * spelling of numbers are not to be seen here; the caller compares the count of members with the text.
 */
export function jsonFit(type: GoType): JsonFit {
  switch (type.kind) {
    case 'string':
      return (value) => typeof value === 'string';
    case 'bool':
      return (value) => typeof value === 'boolean';
    case 'int64':
      return (value) => Number.isSafeInteger(value) && !Object.is(value, -0);
    case 'pointer':
      return orNull(jsonFit(type.elem));
    case 'slice':
      return type.elem.kind === 'uint8' ? refuse : orNull(listFit(jsonFit(type.elem)));
    case 'map':
      return orNull(mapFit(jsonFit(type.elem)));
    case 'struct':
      return structFit(type);
    default:
      return refuse;
  }
}

function refuse(): boolean {
  return false;
}

function orNull(fit: JsonFit): JsonFit {
  return (value, count) => value === null || fit(value, count);
}

function listFit(fit: JsonFit): JsonFit {
  return (value, count) => Array.isArray(value) && value.every((element) => fit(element, count));
}

function mapFit(fit: JsonFit): JsonFit {
  return (value, count) => {
    if (!isObject(value)) return false;
    for (const key in value) {
      count.members += 1;
      if (!fit(value[key], count)) return false;
    }
    return true;
  };
}

function structFit(type: GoStruct): JsonFit {
  const fits = new Map<string, JsonFit>();
  for (const field of type.fields) {
    if (field.json !== null) fits.set(field.json, jsonFit(field.type));
  }
  return (value, count) => {
    if (!isObject(value)) return false;
    for (const key in value) {
      count.members += 1;
      const fit = fits.get(key) ?? unknownFit(type, key, fits);
      if (!fit(value[key], count)) return false;
    }
    return true;
  };
}

/** A member that Go passes over, unless its key means a field in another case. */
function unknownFit(type: GoStruct, key: string, known: Map<string, JsonFit>): JsonFit {
  const fit = fieldForKey(type, key) === null ? anyFit : refuse;
  if (known.size < UNKNOWN_KEYS_LIMIT) known.set(key, fit);
  return fit;
}

function anyFit(value: unknown, count: MemberCount): boolean {
  return countWithin(value, count, DEPTH_LIMIT);
}

/** False: it is nested so deeply that Go may refuse it. */
function countWithin(value: unknown, count: MemberCount, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return true;
  if (levels === 0) return false;
  const inner = Object.values(value);
  if (!Array.isArray(value)) count.members += inner.length;
  return inner.every((part) => countWithin(part, count, levels - 1));
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
