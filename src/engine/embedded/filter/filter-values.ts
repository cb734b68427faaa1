import { compareStrings } from '../../../go/compare-strings.ts';
import type { Filters } from '../../../model/filter.ts';
import { badRequest } from '../daemon-words.ts';

const TRUE: ReadonlySet<string> = new Set(['1', 't', 'T', 'true', 'TRUE', 'True']);
const FALSE: ReadonlySet<string> = new Set(['0', 'f', 'F', 'false', 'FALSE', 'False']);

/** Refuses keys that a command does not know. Throws EngineError. */
export function checkKeys(filters: Filters, known: readonly string[]): void {
  const strange = [...filters.keys()].toSorted(compareStrings).find((key) => !known.includes(key));
  if (strange !== undefined) throw badRequest(`invalid filter '${strange}'`);
}

/** Yes or no; null when nobody asks. Throws EngineError for neither, and for both. */
export function truthOf(filters: Filters, key: string): boolean | null {
  const values = filters.get(key);
  if (values === undefined) return null;
  const isTrue = values.some((value) => TRUE.has(value));
  const isFalse = values.some((value) => FALSE.has(value));
  if (isTrue === isFalse) throw badRequest(`invalid filter '${key}=[${values.join(' ')}]'`);
  return isTrue;
}

/** Whether labels have all that is asked for under a key: names, or names with values. */
export function hasLabels(
  filters: Filters,
  key: string,
  labels: ReadonlyMap<string, string>,
): boolean {
  return (filters.get(key) ?? []).every((wanted) => {
    const equals = wanted.indexOf('=');
    const name = equals === -1 ? wanted : wanted.slice(0, equals);
    const value = labels.get(name);
    return value !== undefined && (equals === -1 || value === wanted.slice(equals + 1));
  });
}
