import { goBool, goString, mapOf, sliceOf, TypedValue } from '../go/go-type.ts';
import { encodeJson } from '../go/json-encode.ts';
import type { Filters } from './filter.ts';

const WIRE_TYPE = mapOf(goString, mapOf(goString, goBool));
const OLD_WIRE_TYPE = mapOf(goString, sliceOf(goString));

/** What the Engine API takes: {"key":{"value":true}}, keys and values sorted by bytes; '' for no filters. */
export function encodeFilters(filters: Filters): string {
  if (filters.size === 0) return '';
  const wire = new Map(
    Array.from(filters, ([key, values]) => [key, new Map(values.map((value) => [value, true]))]),
  );
  return encodeJson(new TypedValue(WIRE_TYPE, wire), { escapeHtml: true });
}

/** What it took before version 1.22: {"key":["value"]}. */
export function encodeFilterLists(filters: Filters): string {
  const lists = new Map(Array.from(filters, ([key, values]) => [key, [...values]]));
  return encodeJson(new TypedValue(OLD_WIRE_TYPE, lists), { escapeHtml: true });
}
