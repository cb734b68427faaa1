import { toLower } from '../go/to-lower.ts';
import { trimSpace } from '../go/trim-space.ts';
import { InvalidFilterError } from './errors.ts';

/** Filter key to the values given for it, in order; values of one key are alternatives, keys all hold. */
export type Filters = ReadonlyMap<string, readonly string[]>;

/**
 * The filters that --filter values spell: key=value each, keys in any case, blanks around both parts
 * ignored, an empty text too. No key is unknown here: the engine decides. Throws InvalidFilterError.
 */
export function parseFilters(values: readonly string[]): Filters {
  let filters: Filters = new Map();
  for (const text of values) {
    if (text === '') continue;
    const equals = text.indexOf('=');
    if (equals === -1) {
      throw new InvalidFilterError('bad format of filter (expected name=value)');
    }
    const key = toLower(trimSpace(text.slice(0, equals)));
    filters = withFilter(filters, key, trimSpace(text.slice(equals + 1)));
  }
  return filters;
}

/** The same filters and one value more; a value that is already there is not repeated. */
export function withFilter(filters: Filters, key: string, value: string): Filters {
  const values = filters.get(key) ?? [];
  if (values.includes(value)) return filters;
  return new Map([...filters, [key, [...values, value]]]);
}
